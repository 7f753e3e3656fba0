import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A Redis in a network of its own, at the end of a cable. */
export interface RedisElsewhere {
  readonly url: string
  /** Pulls the cable out: nothing arrives any more, and nothing says so. */
  cut(): void
  /** Puts it in again. */
  mend(): void
  /** Delays each packet, and loses some (`tc netem`); null, or why it cannot be done here. */
  disturb(manner: { readonly delayMs: number; readonly lossPercent: number }): string | null
  close(): Promise<void>
}

/** Why there is none. */
export interface NowhereElse {
  readonly reason: string
}

const PORT = 6379

/**
 * Starts one, in a network namespace of Linux (`ip netns`, of Debian's iproute2), for which one has to be
 * root.
 */
export async function startRedisElsewhere(): Promise<RedisElsewhere | NowhereElse> {
  const name = `shop${process.pid}`
  const [near, far] = [`near${process.pid}`, `far${process.pid}`]
  // A range for private use that is rarely used (RFC 2544).
  const [here, there] = ['198.18.77.1', '198.18.77.2']
  const reason = tell(
    ['ip', 'netns', 'add', name],
    ['ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name],
    ['ip', 'addr', 'add', `${here}/30`, 'dev', near],
    ['ip', 'link', 'set', near, 'up'],
    ['ip', '-n', name, 'addr', 'add', `${there}/30`, 'dev', far],
    ['ip', '-n', name, 'link', 'set', far, 'up'],
  )
  const within = ['ip', 'netns', 'exec', name]
  const takeDown = () => {
    tell(['ip', 'link', 'del', near])
    tell(['ip', 'netns', 'del', name])
  }
  if (reason !== null) {
    takeDown()
    return { reason }
  }
  const redis = spawn('ip', [...within.slice(1), ...redisAt(there)], { stdio: 'ignore' })
  await listens(there, redis)
  return {
    url: `redis://${there}:${PORT}`,
    cut: () => tell(['ip', '-n', name, 'link', 'set', far, 'down']),
    mend: () => tell(['ip', '-n', name, 'link', 'set', far, 'up']),
    disturb({ delayMs, lossPercent }) {
      const netem = ['netem', 'delay', `${delayMs}ms`, 'loss', `${lossPercent}%`]
      return tell(
        ['tc', 'qdisc', 'add', 'dev', near, 'root', ...netem],
        [...within, 'tc', 'qdisc', 'add', 'dev', far, 'root', ...netem],
      )
    },
    async close() {
      // `ip netns exec` becomes the command that it is given.
      redis.kill('SIGKILL')
      await once(redis, 'exit')
      takeDown()
    },
  }
}

function redisAt(address: string): readonly string[] {
  const settings = { port: `${PORT}`, bind: address, 'protected-mode': 'no', save: '' }
  return [
    'redis-server',
    ...Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]),
  ]
}

/** Runs commands until one fails; says what that has said. */
function tell(...commands: readonly (readonly string[])[]): string | null {
  for (const [command = '', ...args] of commands) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) return `${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`
  }
  return null
}

async function listens(host: string, redis: ChildProcess): Promise<void> {
  while (redis.exitCode === null) {
    const socket = connect({ host, port: PORT })
    const isThere = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      sleep(1000, false),
    ])
    socket.destroy()
    if (isThere) return
    await sleep(50)
  }
  throw new Error(`redis-server has ended with ${redis.exitCode}.`)
}
