import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// changesets knows the packages that npm (it looks for its lock file) lists as workspaces, and nothing else: not the package of
// the root, unless the root is listed too.

const PACKAGES = ['.', 'emulator']
const CHANGESET = `---
'next-storefront-session': minor
'storefront-emulator': minor
---

Both packages change.
`

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changesets-'))
  for (const path of PACKAGES) copy(join(path, 'package.json'))
  copy('package-lock.json')
  copy('.changeset/config.json')
  writeFileSync(join(folder, '.changeset/both.md'), CHANGESET)
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  execFileSync(resolve('node_modules/.bin/changeset'), ['version'], { cwd: folder })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(PACKAGES)('a release raises the version of the package in %s', (path) => {
  const before = versionOf(path)
  const [major, minor] = before.split('.').map(Number)
  expect(versionOf(join(folder, path))).toBe(`${major}.${(minor ?? 0) + 1}.0`)
})

test.each(PACKAGES)('what changed is in the changelog of the package in %s', (path) => {
  expect(readFileSync(join(folder, path, 'CHANGELOG.md'), 'utf8')).toContain(
    'Both packages change.',
  )
})

function copy(path: string): void {
  cpSync(path, join(folder, path))
}

function versionOf(path: string): string {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version
}
