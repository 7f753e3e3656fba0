import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runInProcess } from './command-fixture.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** Runs a command to its end. */
async function run(...args: readonly string[]) {
  // As vitest would have it, Node colours what goes nowhere.
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, log, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, log, code }
}

test('without a command, or with --help, it says what there is', async () => {
  for (const args of [[], ['--help'], ['help']]) {
    const { out, code } = await run(...args)
    expect(out).toContain('Usage: npx next-storefront-session <command>')
    expect(out).toMatch(/^ {2}doctor +\w+/m)
    for (const name of Object.keys(OPTIONS))
      expect(out).toMatch(new RegExp(`^ {2}${name} {3}`, 'm'))
    expect(code).toBe(0)
  }
})

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect((await run('--version')).out).toBe(`${version}\n`)
})

/** What each command can be asked for. */
const OPTIONS = {
  init: ['--yes', '--emulator', '--accounts', '--force', '--dry-run', '--proxy', '--json'],
  doctor: ['--env-file', '--mode', '--timeout', '--json'],
  password: ['--rotate', '--env-file', '--write', '--force', '--json'],
  'verify-build': ['--build', '--env-file', '--json'],
  inspect: ['--file', '--env-file', '--store', '--names', '--renew-within-seconds', '--json'],
} as const

test.each(Object.entries(OPTIONS))(
  'the help of %s names every option, in plain text',
  async (name, options) => {
    const { out, code } = await runInProcess([name, '--help'])
    expect(out).toContain(`Usage: npx next-storefront-session ${name}`)
    expect([...new Set(out.match(/^ {2}--[\w-]+/gm))].map((line) => line.trim()).sort()).toEqual(
      [...options].sort(),
    )
    expect(out).not.toContain('\u001b')
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true)
    expect(code).toBe(0)
  },
)

test.each(Object.keys(OPTIONS))(
  '%s says which option it does not know, with exit code 2',
  async (name) => {
    const { log, out, code } = await runInProcess([name, '--nonsense'])
    expect(log).toContain("Unknown option '--nonsense'")
    expect(log).toContain(`npx next-storefront-session ${name} --help`)
    expect(out).toBe('')
    expect(code).toBe(2)
  },
)

test('the documentation has a part on each command', () => {
  const parts = readFileSync('docs/cli.md', 'utf8').match(/^## `[\w-]+`/gm)
  expect(parts).toEqual(Object.keys(OPTIONS).map((name) => `## \`${name}\``))
})

test('a command that there is not is named, with exit code 2', async () => {
  const { out, log, code } = await run('nonsense')
  expect(log).toContain('There is no command "nonsense".')
  expect(log).not.toContain('    at ')
  expect(out).toBe('')
  expect(code).toBe(2)
})
