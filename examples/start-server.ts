import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'

/** A process that serves on loopback until it is stopped. */
export interface Server {
  /** Everything that it has printed so far. */
  output(): string
  /** Waits until it has printed something; resolves to the first group of the pattern. */
  printed(pattern: RegExp): Promise<string>
  /** Ends it, with all that it has started itself. */
  stop(): Promise<void>
}

/** Starts a script on this Node, in a folder, as its reader does: without Playwright's environment. */
export function startServer(
  args: readonly string[],
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Server {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...productionEnvironment(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Wrangler starts workerd, which would outlive it.
    detached: true,
  })
  const news = new EventEmitter()
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += String(chunk)
      news.emit('news')
    })
  }
  const ended = once(child, 'exit').then(() => news.emit('news'))
  const output = () => printed
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const stop = async () => {
    running.delete(stop)
    if (child.pid === undefined || hasEnded()) return
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  running.add(stop)
  return {
    output,
    stop,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(output())
        if (match !== null) return match[1] ?? ''
        if (hasEnded()) throw new Error(`${args[0]} ended:\n${output()}`)
        await once(news, 'news')
      }
    },
  }
}

/** How to end what still runs. */
const running = new Set<() => unknown>()
process.once('exit', () => {
  for (const stop of running) stop()
})

/** Playwright sets NODE_ENV=test, with which Next does not read `.env.local`. */
function productionEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...env } = process.env
  const kept = Object.entries(env).filter(([name]) => !/^(SHOPIFY|SESSION)_/.test(name))
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    // Wrangler would ask Cloudflare where this machine is.
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
  }
}
