// Clients that use as little as possible, so that what is measured is the server: a few connections
// that stay open, requests written as bytes, answers read just far enough to know where they end.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createDice, shuffled } from './dice.ts'
import { median, quantile } from './statistics.ts'

/** A server, and what it is sent. */
export interface Target {
  readonly port: number
  /** What is asked for. @default '/' */
  readonly path?: string
  /** The `Cookie` headers, taken in turn; the empty string sends none. */
  readonly cookies: readonly string[]
  /** How many of them have had their turn before. @default 0 */
  readonly skip?: number
}

/** Requests to one server, until there were so many. */
export interface LoadOrder extends Target {
  readonly connections: number
  readonly most: number
}

/** Requests to servers, which take turns of so many requests. */
export interface ComparisonOrder {
  readonly sides: readonly Target[]
  readonly connections: number
  readonly perTurn: number
  readonly turns: number
  /** Throws who is the first, who the second and so on, each time anew. */
  readonly seed: number
}

/** What became of the requests to one server. Times in milliseconds. */
export interface LoadReport {
  readonly requests: number
  /** Answers that are no 200, and connections that broke. */
  readonly errors: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** Answers that set a cookie. */
  readonly cookiesSet: number
}

/** What became of all, in the order of the servers. */
export interface ComparisonReport {
  readonly sides: readonly SideReport[]
  /** Share of one processor that the clients themselves used. */
  readonly clientCpu: number
}

/** One of them: how long each of its turns took, and each of its requests, in milliseconds. */
export interface SideReport {
  readonly turns: readonly number[]
  readonly times: readonly number[]
  readonly errors: number
}

/** The clients of one server. */
interface Clients {
  readonly sockets: readonly Socket[]
  readonly nextRequest: () => string
  readonly times: number[]
  errors: number
  cookiesSet: number
}

// Nobody is left who would ask.
process.on('disconnect', () => process.exit())

process.on('message', async (order: LoadOrder | ComparisonOrder) => {
  process.send?.('sides' in order ? await compare(order) : await load(order))
})

async function load({ connections, most, ...target }: LoadOrder): Promise<LoadReport> {
  const clients = await connectClients(target, connections)
  await takeTurn(clients, most)
  disconnect(clients)
  return reportOf(clients)
}

/** One server after the other, in an order that is thrown for each turn. */
async function compare({
  sides,
  connections,
  perTurn,
  turns,
  seed,
}: ComparisonOrder): Promise<ComparisonReport> {
  const all: { readonly clients: Clients; readonly turns: number[] }[] = []
  for (const side of sides)
    all.push({ clients: await connectClients(side, connections), turns: [] })
  const dice = createDice(seed)
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  for (let turn = 0; turn < turns; turn += 1) {
    for (const side of shuffled(all, dice)) side.turns.push(await takeTurn(side.clients, perTurn))
  }
  const { user, system } = process.cpuUsage(cpu)
  const clientCpu = (user + system) / 1000 / (performance.now() - startedAt)
  for (const { clients } of all) disconnect(clients)
  return { sides: all.map(({ clients, turns }) => sideOf(clients, turns)), clientCpu }
}

function sideOf({ times, errors }: Clients, turns: readonly number[]): SideReport {
  return { turns, times, errors }
}

async function connectClients(
  { port, path = '/', cookies, skip = 0 }: Target,
  connections: number,
): Promise<Clients> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const requests = cookies.map((cookie) => requestBytes({ port, path, cookie }))
  let sent = skip
  const nextRequest = () => {
    sent += 1
    return requests[sent % requests.length] ?? ''
  }
  return { sockets, nextRequest, times: [], errors: 0, cookiesSet: 0 }
}

function disconnect({ sockets }: Clients): void {
  for (const socket of sockets) socket.destroy()
}

function reportOf({ times, errors, cookiesSet }: Clients): LoadReport {
  return {
    requests: times.length,
    errors,
    p50: median(times),
    p99: quantile(times, 0.99),
    longest: quantile(times, 1),
    cookiesSet,
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

function requestBytes({
  port,
  path,
  cookie,
}: {
  readonly port: number
  readonly path: string
  readonly cookie: string
}): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Accept: text/html',
    'User-Agent: bench',
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Sends so many requests, and returns how long that took. */
async function takeTurn(clients: Clients, requests: number): Promise<number> {
  const startedAt = performance.now()
  let left = requests
  const takeOne = () => {
    left -= 1
    return left >= 0
  }
  await Promise.all(clients.sockets.map((socket) => sendInTurn(socket, { clients, takeOne })))
  return performance.now() - startedAt
}

/** One connection: the next request as soon as the last one is answered. */
function sendInTurn(
  socket: Socket,
  { clients, takeOne }: { readonly clients: Clients; readonly takeOne: () => boolean },
): Promise<void> {
  return new Promise((resolve) => {
    let answer = ''
    let startedAt = 0
    const next = () => {
      if (!takeOne()) return leave()
      answer = ''
      startedAt = performance.now()
      socket.write(clients.nextRequest())
    }
    const read = (data: Buffer) => {
      answer += data.toString('latin1')
      if (!isComplete(answer)) return
      clients.times.push(performance.now() - startedAt)
      if (!answer.startsWith('HTTP/1.1 200')) clients.errors += 1
      if (/\r\nset-cookie:/i.test(answer)) clients.cookiesSet += 1
      next()
    }
    const broken = () => {
      clients.errors += 1
      leave()
    }
    const leave = () => {
      socket.off('data', read).off('close', broken).off('error', ignore)
      resolve()
    }
    // One that has been closed since its last turn says nothing any more.
    if (socket.destroyed) return broken()
    socket.on('data', read).on('close', broken).on('error', ignore)
    next()
  })
}

/** `close` follows. */
function ignore(): void {}

function isComplete(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = answer.slice(0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return answer.length >= headEnd + 4 + Number(length)
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return answer.endsWith('\r\n0\r\n\r\n')
  return true
}
