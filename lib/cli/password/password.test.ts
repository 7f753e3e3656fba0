import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPasswords } from '../../core/session/passwords.ts'
import { sealSession, unsealSession } from '../../core/session/seal.ts'
import { sessionFixture } from '../../core/session/session-fixture.ts'
import { folderWith, removeFolders, runCommand, runInProcess } from '../command-fixture.ts'
import { readEnvFile } from '../environment/read-environment.ts'

const OLD = 'the old password, which has 32 characters or more'

afterAll(removeFolders)

const passwordsOf = (value: string) =>
  readPasswords(value, (problem) => expect.fail(`SESSION_PASSWORD ${problem}`))

test('the password is the only thing on standard output, and a new one every time', async () => {
  const [first, second] = await Promise.all([runCommand(['password']), runCommand(['password'])])
  expect(first.out).toMatch(/^[\w-]{43}\n$/)
  expect(first.out).not.toBe(second.out)
  expect(first.log).toContain('Set SESSION_PASSWORD to it')
  expect(first.code).toBe(0)
})

test('a rotation keeps the old password, and a cookie that it has sealed still opens', async () => {
  const now = Date.now()
  const session = sessionFixture()
  const seal = await sealSession(session, { passwords: passwordsOf(OLD), now })
  const { out, log, code } = await runInProcess(['password', '--rotate'], {
    env: { SESSION_PASSWORD: OLD },
  })
  const passwords = passwordsOf(out.trim())
  expect(Object.keys(passwords)).toEqual(['1', '2'])
  expect(await unsealSession(seal, { passwords })).toMatchObject({ status: 'present' })
  expect(await sealSession(session, { passwords, now })).toMatch(/^Fe26\.2\*2\*/)
  expect(log).not.toContain(OLD)
  expect(log).toContain('42 days')
  expect(code).toBe(0)
})

test('a map gets one password more, under the next number', async () => {
  const SESSION_PASSWORD = JSON.stringify({ 3: OLD, 7: `${OLD}!` })
  const { out } = await runInProcess(['password', '--rotate', '--json'], {
    env: { SESSION_PASSWORD },
  })
  const facts = JSON.parse(out)
  expect(facts).toMatchObject({ name: 'SESSION_PASSWORD', seals: 8, opens: [3, 7] })
  expect(JSON.parse(facts.value)).toMatchObject({ 3: OLD, 7: `${OLD}!` })
  expect(Date.parse(facts.dropAfter) - Date.now()).toBeGreaterThan(41 * 86_400_000)
})

test.each([
  ['', 'is missing'],
  ['short', 'is too short'],
  ['{"new":"x"}', 'its keys must be numbers'],
])('nothing is rotated from %j', async (SESSION_PASSWORD, problem) => {
  const { out, log, code } = await runInProcess(['password', '--rotate'], {
    env: { SESSION_PASSWORD },
  })
  expect(log).toContain(problem)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('--write fills the empty line of an .env file, keeps the others, and prints no password', async () => {
  const folder = folderWith({
    '.env.local': '# the store\nA=1\nSESSION_PASSWORD=   # openssl rand -base64 32\nB="2\n3"\n',
  })
  const { out, code } = await runInProcess(['password', '--write', '.env.local'], { folder })
  const text = readFileSync(join(folder, '.env.local'), 'utf8')
  expect(text).toMatch(/^# the store\nA=1\nSESSION_PASSWORD=[\w-]{43}\nB="2\n3"\n$/)
  expect(out).toBe('')
  expect(code).toBe(0)
})

test('a file that is not there is made, for its owner only', async () => {
  const folder = folderWith({})
  await runInProcess(['password', '--write', '.env.local'], { folder })
  expect(readEnvFile(folder, '.env.local')).toHaveProperty('SESSION_PASSWORD')
  expect(statSync(join(folder, '.env.local')).mode & 0o077).toBe(0)
})

test('another password in the file is kept, unless --force says otherwise', async () => {
  const before = `SESSION_PASSWORD='${OLD}'\n`
  const folder = folderWith({ '.env.local': before })
  const path = join(folder, '.env.local')
  const refused = await runInProcess(['password', '--write', '.env.local'], { folder })
  expect(refused.log).toContain('was not changed')
  expect(refused.code).toBe(1)
  expect(readFileSync(path, 'utf8')).toBe(before)
  const forced = await runInProcess(['password', '--write', '.env.local', '--force'], { folder })
  expect(forced.code).toBe(0)
  expect(readFileSync(path, 'utf8')).not.toContain(OLD)
})

test('a rotation that is written takes the place of the value that it contains, and of no other', async () => {
  const folder = folderWith({
    '.env.local': `SESSION_PASSWORD='${OLD}'\n`,
    '.env.other': `SESSION_PASSWORD=${OLD.toUpperCase()}\n`,
  })
  const args = ['password', '--rotate', '--write', '.env.local']
  const foreign = await runInProcess([...args, '--env-file', '.env.other'], { folder })
  expect(foreign.code).toBe(1)
  expect(readEnvFile(folder, '.env.local')).toEqual({ SESSION_PASSWORD: OLD })
  const { code, out } = await runInProcess([...args, '--json'], { folder })
  expect(JSON.parse(out)).toMatchObject({ written: '.env.local', seals: 2 })
  expect(out).not.toContain(OLD)
  expect(code).toBe(0)
  expect(JSON.parse(readEnvFile(folder, '.env.local')?.['SESSION_PASSWORD'] ?? '')).toMatchObject({
    1: OLD,
  })
})
