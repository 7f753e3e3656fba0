// Clients that use as little as possible, so that what is measured is the server: a few connections
// that stay open, requests written as bytes, answers read just far enough to know where they end.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { median, quantile } from './statistics.ts'

/** A server, and what it is sent. */
export interface Target {
  readonly port: number
  /** The `Cookie` headers, taken in turn; the empty string sends none. */
  readonly cookies: readonly string[]
}

/** Requests to one server, until there were so many. */
export interface LoadOrder extends Target {
  readonly connections: number
  readonly most: number
}

/** Requests to two servers, which take turns of so many requests. */
export interface ComparisonOrder {
  readonly sides: readonly [Target, Target]
  readonly connections: number
  readonly perTurn: number
  readonly turns: number
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

/** What became of both. */
export interface ComparisonReport {
  readonly sides: readonly [SideReport, SideReport]
  /** Share of one processor that the clients themselves used. */
  readonly clientCpu: number
}

/** One of two: beside its requests, how long each of its turns took. */
export interface SideReport extends LoadReport {
  readonly turns: readonly number[]
}

/** The clients of one server. */
interface Clients {
  readonly sockets: readonly Socket[]
  readonly nextRequest: () => string
  readonly times: number[]
  errors: number
  cookiesSet: number
}

process.on('message', async (order: LoadOrder | ComparisonOrder) => {
  process.send?.('sides' in order ? await compare(order) : await load(order))
})

async function load({ connections, most, ...target }: LoadOrder): Promise<LoadReport> {
  const clients = await connectClients(target, connections)
  await takeTurn(clients, most)
  disconnect(clients)
  return reportOf(clients)
}

/** The server that comes second in one pair of turns comes first in the next. */
async function compare({
  sides,
  connections,
  perTurn,
  turns,
}: ComparisonOrder): Promise<ComparisonReport> {
  const bothClients = [
    await connectClients(sides[0], connections),
    await connectClients(sides[1], connections),
  ] as const
  const taken: readonly [number[], number[]] = [[], []]
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  for (let pair = 0; pair < turns; pair += 1) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const side of order) taken[side].push(await takeTurn(bothClients[side], perTurn))
  }
  const { user, system } = process.cpuUsage(cpu)
  const clientCpu = (user + system) / 1000 / (performance.now() - startedAt)
  for (const clients of bothClients) disconnect(clients)
  const reports = [
    { ...reportOf(bothClients[0]), turns: taken[0] },
    { ...reportOf(bothClients[1]), turns: taken[1] },
  ] as const
  return { sides: reports, clientCpu }
}

async function connectClients({ port, cookies }: Target, connections: number): Promise<Clients> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const requests = cookies.map((cookie) => requestBytes(port, cookie))
  let sent = 0
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

function requestBytes(port: number, cookie: string): string {
  const lines = [
    'GET / HTTP/1.1',
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
