// What a stranger gets: packs the package, installs the tarball in an empty folder and runs its
// commands from there, as `npx next-storefront-session …` does.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'storefront-session-'))
const empty = join(folder, 'empty')
const isWindows = process.platform === 'win32'

try {
  mkdirSync(empty)
  npm('pack', '--silent', '--pack-destination', folder)
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  npm(
    'install',
    '--prefix',
    empty,
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    join(folder, tarball),
  )

  assert.match(run(['--help']).stdout, /Usage: npx next-storefront-session/)
  const password = run(['password']).stdout.trim()
  assert.match(password, /^[\w-]{43}$/)
  await tryEmulator(password)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function tryEmulator(password: string): Promise<void> {
  const emulator = spawn(bin(), ['emulator', '--json', '--port', '0'], {
    cwd: empty,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(emulator.stdout, 'data')
    const { origin, privateAccessToken } = JSON.parse(String(line))
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ products(first: 1) { nodes { title } } }' }),
    })
    const { data } = Object(await response.json())
    assert.equal(typeof data.products.nodes[0].title, 'string')
    tryDoctor({
      SHOPIFY_STORE_DOMAIN: origin,
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
      SESSION_PASSWORD: password,
    })
  } finally {
    emulator.kill('SIGINT')
  }
  assert.deepEqual(await once(emulator, 'exit'), [0, null])
}

/** The store is well, and there is no project in an empty folder but the tarball's. */
function tryDoctor(env: Readonly<Record<string, string>>): void {
  const { stdout, status } = run(['doctor', '--json'], env)
  const { findings } = Object(JSON.parse(stdout))
  const levels = Object.fromEntries(
    findings.map(({ check, level }: Record<string, string>) => [check, level]),
  )
  assert.equal(levels['environment'], 'ok')
  assert.equal(levels['store'], 'ok')
  assert.equal(levels['scopes'], 'ok')
  assert.equal(levels['middleware'], 'error')
  assert.equal(status, 1)
}

/** Runs a command of the package to its end. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(bin(), args, {
    cwd: empty,
    encoding: 'utf8',
    shell: isWindows,
    env: { ...process.env, ...env },
  })
}

function bin(): string {
  return join(empty, 'node_modules/.bin/next-storefront-session')
}

function npm(...args: readonly string[]): void {
  execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows })
}
