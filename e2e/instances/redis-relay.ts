import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createStopper, type Stopper, type StoreRelay } from './store-relay.ts'

/** Starts a relay before a Redis at this port of loopback. */
export async function startRedisRelay(port: number): Promise<StoreRelay> {
  const stopper = createStopper()
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const store = connect(port, '127.0.0.1')
    for (const socket of [client, store]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('close', () => store.destroy())
    store.on('close', () => client.destroy())
    relay({ client, store, stopper })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopAt: stopper.stopAt,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Relaying {
  readonly client: Socket
  readonly store: Socket
  readonly stopper: Stopper
}

function relay({ client, store, stopper }: Relaying): void {
  let unread = Buffer.alloc(0)
  let isLast = false
  client.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk])
    for (let command = firstCommand(unread); command !== null; command = firstCommand(unread)) {
      const bytes = unread.subarray(0, command.length)
      unread = unread.subarray(command.length)
      const verdict = isLast ? 'drop' : stopper.verdict(command.words)
      if (verdict !== 'drop') store.write(bytes)
      isLast ||= verdict !== 'pass'
      if (verdict === 'pass-and-drop-the-answer') store.once('data', stopper.reached)
    }
  })
  store.on('data', (chunk) => {
    if (!isLast) client.write(chunk)
  })
}

/** The first whole command of a stream: an array of texts (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
function firstCommand(bytes: Buffer): { words: readonly string[]; length: number } | null {
  const words: string[] = []
  const head = line(bytes, 0)
  if (head === null) return null
  let at = head.end
  for (let left = Number(head.text.slice(1)); left > 0; left -= 1) {
    const size = line(bytes, at)
    if (size === null) return null
    const end = size.end + Number(size.text.slice(1))
    if (bytes.length < end + 2) return null
    words.push(bytes.toString('utf8', size.end, end))
    at = end + 2
  }
  return { words, length: at }
}

function line(bytes: Buffer, from: number): { text: string; end: number } | null {
  const end = bytes.indexOf('\r\n', from)
  return end === -1 ? null : { text: bytes.toString('utf8', from, end), end: end + 2 }
}
