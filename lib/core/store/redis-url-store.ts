import { redisCommands, type SendCommand } from './redis-commands.ts'
import type { SharedStore } from './shared-store.ts'

/** The package `redis`, as far as it is needed here. */
interface RedisPackage {
  createClient(options: { readonly url: string; readonly disableOfflineQueue: true }): {
    on(event: 'error', listener: () => void): unknown
    connect(): Promise<unknown>
    sendCommand: SendCommand
  }
}

/** Node's own way to its modules, which bundlers do not follow; absent on the edge. */
interface NodeProcess {
  cwd(): string
  getBuiltinModule?(id: 'node:module'): {
    createRequire(from: string): (id: 'redis') => RedisPackage
  }
}

const node = () => Reflect.get(globalThis, 'process') as NodeProcess | undefined

/**
 * A store in the Redis at an address, by the package `redis` that the shop has installed: it is in no
 * bundle, and looked for when the first question is asked. Node only.
 */
export function redisUrlStore(url: string): SharedStore {
  let opening: Promise<SendCommand> | undefined
  return redisCommands(async (words) => {
    opening ??= open(url)
    const send = await opening
    return send(words)
  })
}

/** The client connects anew by itself; until it has, each command fails at once. */
async function open(url: string): Promise<SendCommand> {
  const process = node()
  const require = process?.getBuiltinModule?.('node:module').createRequire(`${process.cwd()}/`)
  const client = require?.('redis').createClient({ url, disableOfflineQueue: true })
  if (client === undefined) throw new Error('This is not Node.')
  client.on('error', () => undefined)
  await client.connect()
  return (words) => client.sendCommand(words)
}
