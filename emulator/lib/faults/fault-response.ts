import type { ServerResponse } from 'node:http'
import type { RootFields } from '../graphql/execute.ts'
import type { HttpAnswer, Outcome } from '../graphql/http-answer.ts'

/** What a fault knows of the request that it answers. */
export interface FaultContext {
  readonly response: ServerResponse
  /** The root fields that were asked for. */
  readonly fields: readonly string[]
  /** How long to wait, if the fault was set with a delay. */
  readonly delayMs: number | undefined
  /** The emulator's time, in epoch milliseconds. */
  readonly now: () => number
  /** Executes the request as if there were no fault, except for the root fields that are replaced. */
  readonly execute: (replacedFields?: RootFields) => Promise<HttpAnswer>
}

/** Answers a request with a fault, and says what was sent. */
export type FaultHandler = (context: FaultContext) => Outcome | Promise<Outcome>

/** The outcome of a request without an answer: the connection was left open or cut. */
export const NOTHING_SENT: Outcome = { status: null, errors: [] }

/** The beginning of an answer that is not complete. */
export const FIRST_BYTES = '{"data":{"cust'

type Headers = Readonly<Record<string, string>>

const JSON_HEADERS: Headers = { 'Content-Type': 'application/json; charset=utf-8' }

const PAGE = '<!doctype html><title>Emulated failure</title><h1>Emulated failure</h1>'

/** Waits for the delay of a fault, or until the caller has closed the connection. */
export async function waitForDelay({ response, delayMs }: FaultContext, defaultMs = 0) {
  const milliseconds = delayMs ?? defaultMs
  if (milliseconds === 0 || response.destroyed) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Sends the HTML page that all error pages have. */
export function sendPage(response: ServerResponse, status: number, headers: Headers = {}): Outcome {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/html; charset=utf-8' })
  response.end(PAGE)
  return { status, errors: [] }
}

/** A fault that answers with an HTML page. */
export function page(status: number, headers: Headers = {}): FaultHandler {
  return ({ response }) => sendPage(response, status, headers)
}

/** A fault that answers with a text whose type says that it is JSON. */
export function body(text: string, headers: Headers = {}, status = 200): FaultHandler {
  return function serveBody({ response }) {
    response.writeHead(status, { ...JSON_HEADERS, ...headers })
    response.end(text)
    return { status, errors: [] }
  }
}

/** A fault that answers with a value as JSON. */
export function json(value: unknown, status = 200): FaultHandler {
  return body(JSON.stringify(value), {}, status)
}

/** Begins an answer that is not complete. A reset drops what is not sent yet, hence `onFlushed`. */
export function beginBody(
  { response }: FaultContext,
  headers: Headers,
  onFlushed: () => void = () => undefined,
): Outcome {
  response.writeHead(200, { ...JSON_HEADERS, ...headers })
  response.write(FIRST_BYTES, onFlushed)
  return { status: 200, errors: [] }
}

/** Begins an answer that never ends, after the delay, which is not awaited. */
export function beginEndless(
  context: FaultContext,
  send: (response: ServerResponse) => void,
): Outcome {
  const { response } = context
  void waitForDelay(context).then(() => {
    if (response.destroyed) return
    response.writeHead(200, JSON_HEADERS)
    response.flushHeaders()
    send(response)
  })
  return { status: 200, errors: [] }
}

/** Sends a byte of whitespace every 100 ms. */
export function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 100)
  response.once('close', () => clearInterval(timer))
}

const CHUNK = 'x'.repeat(64 * 1024)

/** Sends as fast as the caller reads; other work gets its turn after every chunk. */
export function pour(response: ServerResponse): void {
  if (response.destroyed) return
  const pourOn = () => pour(response)
  if (response.write(CHUNK)) setImmediate(pourOn)
  else response.once('drain', pourOn)
}
