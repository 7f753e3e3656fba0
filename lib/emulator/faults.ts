import type { ServerResponse } from 'node:http'

/** Ways in which a store fails its callers. */
export type FaultKind = keyof typeof FAULTS

/** A fault to be served instead of an answer. */
export interface FaultRequest {
  readonly kind: FaultKind
  /** The root field that it hits, or `*` for every request. @default '*' */
  readonly field?: string
  /** For how many requests. @default until cleared */
  readonly times?: number
}

/** The faults that are set. */
export interface Faults {
  add(fault: FaultRequest): void
  /** Takes the fault that is due for a request with these root fields. */
  take(fields: readonly string[]): FaultKind | null
  clear(): void
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  let faults: { kind: FaultKind; field: string; left: number }[] = []
  return {
    add({ kind, field = '*', times = Number.POSITIVE_INFINITY }) {
      faults.push({ kind, field, left: times })
    },
    take(fields) {
      const due = faults.find(({ field }) => field === '*' || fields.includes(field))
      if (due === undefined) return null
      due.left -= 1
      faults = faults.filter(({ left }) => left > 0)
      return due.kind
    },
    clear() {
      faults = []
    },
  }
}

/** Whether a string, e.g. from a control request, names a fault. */
export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(FAULTS, value)
}

/** Serves a fault. Returns the status that was sent, or null if none was. */
export function serveFault(kind: FaultKind, response: ServerResponse): number | null {
  return FAULTS[kind](response)
}

const THROTTLED = {
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
}

const INTERNAL_ERROR = {
  errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  data: null,
}

const UNAUTHORIZED = { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }

const FAULTS = {
  /** Accepts the request and never answers. */
  hang: () => null,
  /** Cuts the connection. */
  reset: (response: ServerResponse) => {
    response.socket?.resetAndDestroy()
    return null
  },
  'error-500': (response: ServerResponse) => html(response, 500),
  'bad-gateway-502': (response: ServerResponse) => html(response, 502),
  'security-rejection-430': (response: ServerResponse) => html(response, 430),
  'too-many-requests-429': (response: ServerResponse) => {
    response.setHeader('Retry-After', '7')
    return html(response, 429)
  },
  'unauthorized-401': (response: ServerResponse) => json(response, 401, UNAUTHORIZED),
  /** To an endpoint that would answer: a client that follows it sends its secrets there. */
  'redirect-307': (response: ServerResponse) => {
    response.setHeader('Location', '/api/unstable/graphql.json')
    return html(response, 307)
  },
  'html-200': (response: ServerResponse) => html(response, 200),
  'truncated-json': (response: ServerResponse) => json(response, 200, undefined, '{"data":{"cust'),
  'nonsense-json': (response: ServerResponse) => json(response, 200, { data: 'yes', errors: 7 }),
  'empty-json': (response: ServerResponse) => json(response, 200, {}),
  'too-large': (response: ServerResponse) =>
    json(response, 200, { data: { padding: 'x'.repeat(8 * 1024 * 1024) } }),
  'internal-error': (response: ServerResponse) => json(response, 200, INTERNAL_ERROR),
  throttled: (response: ServerResponse) => json(response, 200, THROTTLED),
} as const satisfies Readonly<Record<string, (response: ServerResponse) => number | null>>

function html(response: ServerResponse, status: number): number {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end('<!doctype html><title>Emulated failure</title><h1>Emulated failure</h1>')
  return status
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  text = JSON.stringify(body),
): number {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(text)
  return status
}
