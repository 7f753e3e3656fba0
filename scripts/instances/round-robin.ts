import { once } from 'node:events'
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** An answer that has gone through, for a line in a log. */
export interface PassedAnswer {
  /** Which of the targets has given it, from 1 on. */
  readonly instance: number
  readonly method: string
  readonly path: string
  readonly status: number
  /** The names of the cookies that it sets. */
  readonly cookies: readonly string[]
}

/** One address before several servers. */
export interface RoundRobin {
  readonly url: string
  /** Lets go of everybody who is connected. */
  close(): Promise<void>
}

/** In what an answer says which instance has given it. */
export const INSTANCE_HEADER = 'X-Instance'

/** They are about one connection (RFC 9110 §7.6.1); what goes on is another. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']

/**
 * Hands requests to the servers at `ports` of loopback, one after the other, as a load balancer does
 * that knows of no sessions. Whoever does not accept a connection is passed over; a request that has
 * reached a server is sent to no other, also where that dies of it.
 */
export async function startRoundRobin({
  port,
  ports,
  onAnswer = () => undefined,
}: {
  readonly port: number
  readonly ports: readonly number[]
  readonly onAnswer?: (answer: PassedAnswer) => void
}): Promise<RoundRobin> {
  let turn = 0
  const server = createServer((request, response) => {
    const first = turn
    turn = (turn + 1) % ports.length
    const order = ports.map((_, offset) => (first + offset) % ports.length)
    pass({ request, response, order, ports, onAnswer })
  })
  // Who comes back on a connection just when it is closed would have to ask again.
  server.keepAliveTimeout = 10 * 60_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Passing {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The targets that are still to be tried. */
  readonly order: readonly number[]
  readonly ports: readonly number[]
  readonly onAnswer: (answer: PassedAnswer) => void
}

function pass(passing: Passing): void {
  const [target, ...others] = passing.order
  if (target === undefined) refuse(passing.response, 503)
  else passTo(target, { ...passing, order: others })
}

function passTo(target: number, passing: Passing): void {
  const { request, response, ports, onAnswer } = passing
  const { method = 'GET', url: path = '/' } = request
  // A connection for each request: that it is accepted says that the server is there.
  const outgoing = ask({
    host: '127.0.0.1',
    port: ports[target],
    agent: false,
    method,
    path,
    headers: forwarded(request),
  })
  let isConnected = false
  outgoing.once('socket', (socket) =>
    socket.once('connect', () => {
      isConnected = true
      request.pipe(outgoing)
    }),
  )
  outgoing.once('error', () => {
    if (!isConnected) pass(passing)
    else if (response.headersSent) response.destroy()
    else refuse(response, 502)
  })
  outgoing.once('response', (answer) => {
    const instance = target + 1
    const { statusCode: status = 502 } = answer
    const headers = [...withoutHops(answer.rawHeaders), INSTANCE_HEADER, `${instance}`]
    response.writeHead(status, headers)
    answer.pipe(response)
    answer.once('error', () => response.destroy())
    const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.split('=')[0] ?? '')
    onAnswer({ instance, method, path, status, cookies })
  })
  response.once('close', () => outgoing.destroy())
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end('No instance has answered.\n')
}

/** The request's own headers, `Host` as it was, and whom they are from. */
function forwarded({ rawHeaders, headers, socket }: IncomingMessage): readonly string[] {
  const own = withoutHops(rawHeaders, ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'])
  return [
    ...own,
    ...['X-Forwarded-For', socket.remoteAddress ?? ''],
    ...['X-Forwarded-Host', headers.host ?? ''],
    ...['X-Forwarded-Proto', 'http'],
  ]
}

/** Names and values in turn, as Node has them; a name may come more than once. */
function withoutHops(raw: readonly string[], more: readonly string[] = []): readonly string[] {
  const left = [...HOP_BY_HOP, ...more]
  return raw.flatMap((name, index) =>
    index % 2 === 0 && !left.includes(name.toLowerCase()) ? [name, raw[index + 1] ?? ''] : [],
  )
}
