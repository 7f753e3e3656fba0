// Runs scripts/NAME.ts on the project's own Node, after installing whatever is missing. This file
// itself has to run on any Node that can run npm, so it uses nothing but the oldest of it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

if (!isInstalled()) install()
runScript()

function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(node) || !existsSync(installed)) return false
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function install() {
  console.log('Installing dependencies, which takes about a minute …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm ci failed; see above. Is the npm registry reachable?')
    process.exit(status ?? 1)
  }
}

function runScript() {
  const [name, ...args] = process.argv.slice(2)
  const bin = join(root, 'node_modules/.bin')
  const child = spawn(node, [join(root, 'scripts', `${name}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  // A shell or an npm in between may die without passing the signal on.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}
