import type { EventPayload, SessionEvent } from './session-event.ts'

/** A shop's listener. Its result is awaited after the response; what it throws is ignored. */
export type SessionEventListener = (event: SessionEvent) => unknown

/** Emits an event of one request to the shop's listener. Never throws. */
export type Emit = (payload: EventPayload) => void

/** Keeps the runtime alive until a promise is settled, although the response has been sent. */
export type WaitUntil = (promise: Promise<unknown>) => void

interface Listening {
  readonly listener: SessionEventListener | null
  readonly waitUntil: WaitUntil
}

/**
 * Creates the emitter of one request. Nothing is computed, not even the request's id, until an event
 * is emitted and the shop has a listener.
 */
export function createEmitter(headers: Headers, { listener, waitUntil }: Listening): Emit {
  if (listener === null) return () => undefined
  let requestId: string | undefined
  return function emit(payload) {
    requestId ??= requestIdOf(headers)
    const event = { ...payload, requestId }
    waitUntil(new Promise((resolve) => resolve(listener(event))).catch(() => undefined))
  }
}

/** Where hosts and proxies put a request's id. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-vercel-id', 'cf-ray'] as const

/** A visitor can send any of them, so only what looks like an id is repeated. */
function requestIdOf(headers: Headers): string {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name) ?? ''
    if (/^[\w:.-]{8,128}$/.test(id)) return id
  }
  return crypto.randomUUID()
}
