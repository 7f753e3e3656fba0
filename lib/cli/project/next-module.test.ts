import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderWith, removeFolders, runCommand } from '../command-fixture.ts'
import { nextEnvReader, nextRegexp } from './next-module.ts'

afterAll(removeFolders)

/** A Next that takes every matcher for `/from-the-project`, and no file for one without A. */
const NEXT = {
  'package.json': '{ "name": "next", "version": "16.4.5" }',
  'dist/lib/try-to-parse-path.js':
    "exports.tryToParsePath = () => ({ regexStr: '^/from-the-project$' })",
}
const ENV_READER = "module.exports = { processEnv([file]) { file.env.A = 'from the project' } }"

function below(folder: string, files: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  )
}

function readOf(folder: string) {
  const file = { path: '', contents: 'A=1', env: {} }
  nextEnvReader(folder, {}).processEnv([file], folder, console, true)
  return { env: file.env, regexp: nextRegexp(folder, '/about')?.source }
}

const OURS = { env: { A: '1' }, regexp: '^\\/about[\\/#\\?]?$' }
const THEIRS = { env: { A: 'from the project' }, regexp: '^\\/from-the-project$' }

describe('which Next is asked', () => {
  test('that of the project', () => {
    const folder = folderWith({
      ...below('node_modules/next', NEXT),
      'node_modules/@next/env/index.js': ENV_READER,
    })
    expect(readOf(folder)).toEqual(THEIRS)
  })

  test('also from a workspace, and where the package manager keeps packages apart', () => {
    const folder = folderWith({
      ...below('store/next@16/node_modules/next', NEXT),
      'store/next@16/node_modules/@next/env/index.js': ENV_READER,
      'node_modules/.keep': '',
      'apps/shop/package.json': '{}',
    })
    symlinkSync('../store/next@16/node_modules/next', join(folder, 'node_modules/next'))
    expect(readOf(join(folder, 'apps/shop'))).toEqual(THEIRS)
  })

  test('ours, where the project has none yet or one without these modules', () => {
    expect(readOf(folderWith({}))).toEqual(OURS)
    expect(readOf(folderWith({ 'node_modules/next/package.json': '{}' }))).toEqual(OURS)
  })
})

describe('without any Next', () => {
  let main: string

  beforeAll(() => {
    const home = folderWith({ 'node_modules/@next/.keep': '' })
    const isNeeded = (path: string) => !/\.test\.ts$|-fixture\.ts$/.test(path)
    for (const folder of ['cli', 'core', 'errors']) {
      cpSync(`lib/${folder}`, join(home, 'lib', folder), { recursive: true, filter: isNeeded })
    }
    cpSync('package.json', join(home, 'package.json'))
    for (const name of readdirSync('node_modules')) {
      if (name === 'next' || name === '@next' || name.startsWith('.')) continue
      mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true })
      symlinkSync(join(process.cwd(), 'node_modules', name), join(home, 'node_modules', name))
    }
    main = join(home, 'lib/cli/main.ts')
  })

  const SHOP = folderWith({ 'package.json': '{}', '.env': 'A=1\n' })

  test.each([
    ['doctor', []],
    ['inspect', ['--env-file', '.env']],
  ])('%s says that it is needed, with exit code 2', async (name, args) => {
    const { out, log, code } = await runCommand([name, ...args], { folder: SHOP, main })
    expect(log).toContain('Next is not installed here')
    expect(log).toContain('Install the dependencies')
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('what reads no file and no matcher goes on', async () => {
    const { out, code } = await runCommand(['password'], { folder: SHOP, main })
    expect(out).toMatch(/^[\w-]{43}\n$/)
    expect(code).toBe(0)
  })
})
