import type { SessionEvent, SessionHappening } from './session-event.ts'

/** A shop's listener. What it returns is waited for after the response, what it throws is ignored. */
export type SessionEventListener = (event: SessionEvent) => unknown

/** Tells the shop's listener what happened in one request. Never throws. */
export type Tell = (happening: SessionHappening) => void

/**
 * Creates the voice of one request. Nothing is made up, not even the request's id, until there is
 * something to tell and somebody to listen.
 */
export function tellAbout(
  headers: Headers,
  {
    listener,
    waitUntil,
  }: { listener: SessionEventListener | null; waitUntil: (promise: Promise<unknown>) => void },
): Tell {
  if (listener === null) return () => undefined
  let requestId: string | undefined
  return function tell(happening) {
    requestId ??= requestIdOf(headers)
    const event = { ...happening, requestId }
    waitUntil(new Promise((resolve) => resolve(listener(event))).catch(() => undefined))
  }
}

/** Where hosts and proxies put a request's id. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-vercel-id', 'cf-ray'] as const

/** A visitor can send any of them, so only what looks like an id is repeated. */
function requestIdOf(headers: Headers): string {
  const ids = REQUEST_ID_HEADERS.map((name) => headers.get(name))
  return ids.find((id) => id !== null && /^[\w:.-]{8,128}$/.test(id)) ?? crypto.randomUUID()
}
