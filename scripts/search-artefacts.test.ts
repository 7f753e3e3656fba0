import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { searchArtefacts } from './search-artefacts.ts'

const secret = { kind: 'customer-access-token', value: '00112233445566778899aabbccddeeff' }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'artefacts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const search = () => searchArtefacts([folder, join(folder, 'nowhere')], [secret])

test('a secret is found in a file, however deep, and not repeated', () => {
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  writeFileSync(join(folder, 'a/b/log.txt'), `before ${secret.value} after`)
  writeFileSync(join(folder, 'clean.txt'), 'nothing')
  expect(search()).toEqual({
    files: 2,
    findings: [{ file: join(folder, 'a/b/log.txt'), kind: secret.kind }],
  })
  expect(JSON.stringify(search())).not.toContain(secret.value)
})

test('a secret is found between bytes that are no text', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0x00, 0xc3]), Buffer.from(secret.value)])
  writeFileSync(join(folder, 'image.bin'), bytes)
  expect(search().findings).toHaveLength(1)
})

test('a secret is found in an archive, compressed', () => {
  const trace = Buffer.from(`${'x'.repeat(5000)}${secret.value}${'y'.repeat(5000)}`)
  const archive = zipSync({ 'resources/trace.txt': trace }, { level: 9 })
  expect(Buffer.from(archive).includes(secret.value)).toBe(false)
  writeFileSync(join(folder, 'trace.zip'), archive)
  expect(search().findings).toEqual([{ file: join(folder, 'trace.zip'), kind: secret.kind }])
})

test('what a browser may have is not looked for', () => {
  writeFileSync(join(folder, 'log.txt'), 'a cart key')
  expect(searchArtefacts([folder], [{ kind: 'cart-key', value: 'cart' }]).findings).toEqual([])
})
