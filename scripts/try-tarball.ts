// What a stranger gets: packs the package, installs the tarball in an empty folder and starts the
// emulator from there, as `npx next-storefront-session emulator` does.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
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

  const help = execFileSync(bin(), ['--help'], { cwd: empty, encoding: 'utf8', shell: isWindows })
  assert.match(help, /Usage: npx next-storefront-session/)
  await tryEmulator()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function tryEmulator(): Promise<void> {
  const emulator = spawn(bin(), ['emulator', '--json', '--port', '0'], {
    cwd: empty,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(emulator.stdout, 'data')
    const { origin } = JSON.parse(String(line))
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ products(first: 1) { nodes { title } } }' }),
    })
    const { data } = Object(await response.json())
    assert.equal(typeof data.products.nodes[0].title, 'string')
  } finally {
    emulator.kill('SIGINT')
  }
  assert.deepEqual(await once(emulator, 'exit'), [0, null])
}

function bin(): string {
  return join(empty, 'node_modules/.bin/next-storefront-session')
}

function npm(...args: readonly string[]): void {
  execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows })
}
