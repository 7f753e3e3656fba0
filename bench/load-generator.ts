// Visitors, as cheap as can be, so that what is measured is the server: a few connections that stay
// open, requests written as bytes, answers read just far enough to know where they end.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { median, quantile } from './statistics.ts'

/** What to send, and for how long. */
export interface LoadOrder {
  readonly port: number
  /** The `Cookie` headers, taken in turn; the empty string sends none. Kept under `name`. */
  readonly cookies?: readonly string[]
  readonly name: string
  readonly connections: number
  /** It ends after so many milliseconds, … */
  readonly milliseconds: number
  /** … or after so many requests. */
  readonly most?: number
}

/** What became of it. Times in milliseconds. */
export interface LoadReport {
  readonly requests: number
  /** Answers that are no 200, and connections that broke. */
  readonly errors: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** Share of one processor that the visitors themselves used. */
  readonly clientCpu: number
  /** Answers that set a cookie. */
  readonly cookiesSet: number
}

interface Round {
  readonly order: LoadOrder
  readonly end: number
  readonly times: number[]
  readonly nextRequest: () => string
  sent: number
  errors: number
  cookiesSet: number
}

const kept = new Map<string, { readonly requests: readonly string[]; next: number }>()

process.on('message', (order: LoadOrder) => {
  load(order).then((report) => process.send?.(report))
})

async function load(order: LoadOrder): Promise<LoadReport> {
  const sockets = await Promise.all(
    Array.from({ length: order.connections }, () => open(order.port)),
  )
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  const round: Round = {
    order,
    end: startedAt + order.milliseconds,
    times: [],
    nextRequest: requestsOf(order),
    sent: 0,
    errors: 0,
    cookiesSet: 0,
  }
  await Promise.all(sockets.map((socket) => visit(socket, round)))
  const elapsed = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  for (const socket of sockets) socket.destroy()
  return {
    requests: round.times.length,
    errors: round.errors,
    perSecond: (round.times.length / elapsed) * 1000,
    p50: median(round.times),
    p99: quantile(round.times, 0.99),
    longest: quantile(round.times, 1),
    clientCpu: (user + system) / 1000 / elapsed,
    cookiesSet: round.cookiesSet,
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

function requestsOf({ name, port, cookies }: LoadOrder): () => string {
  const requests = cookies?.map((cookie) => requestBytes(port, cookie))
  const set = requests === undefined ? kept.get(name) : { requests, next: 0 }
  if (set === undefined) throw new Error(`No cookies are known by the name ${name}.`)
  kept.set(name, set)
  return () => {
    const request = set.requests[set.next % set.requests.length] ?? ''
    set.next += 1
    return request
  }
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

/** One connection: the next request as soon as the last one is answered. */
function visit(socket: Socket, round: Round): Promise<void> {
  return new Promise((resolve) => {
    let answer = ''
    let startedAt = 0
    const next = () => {
      const { most = Number.POSITIVE_INFINITY } = round.order
      if (performance.now() >= round.end || round.sent >= most) return resolve()
      round.sent += 1
      answer = ''
      startedAt = performance.now()
      socket.write(round.nextRequest())
    }
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (!isComplete(answer)) return
      round.times.push(performance.now() - startedAt)
      if (!answer.startsWith('HTTP/1.1 200')) round.errors += 1
      if (/\r\nset-cookie:/i.test(answer)) round.cookiesSet += 1
      next()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      round.errors += 1
      resolve()
    })
    next()
  })
}

function isComplete(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = answer.slice(0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return answer.length >= headEnd + 4 + Number(length)
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return answer.endsWith('\r\n0\r\n\r\n')
  return true
}
