import { spawnSync } from 'node:child_process'
import { asRoot } from './as-root.ts'

/** Makes sure that there is a `redis-server` for the tests of shared stores: Debian's package, where it is missing. */
export function installRedis(): void {
  if (hasRedis()) return
  console.log('Installing Debian’s redis-server for the tests of shared stores …')
  asRoot(['apt-get', 'update', '-qq'])
  asRoot(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'redis-server'])
  if (hasRedis()) return
  console.error('No redis-server. Install one (apt-get install redis-server), and begin again.')
  process.exit(1)
}

function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0
}
