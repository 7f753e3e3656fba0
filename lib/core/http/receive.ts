import { readLimited } from './read-limited.ts'

/** An answer whose body has been read whole, or why there is none. */
export type Received =
  | { readonly outcome: 'received'; readonly response: Response; readonly body: string }
  | { readonly outcome: 'unavailable'; readonly reason: 'timeout' | 'network' | 'too-large' }

/** A request, as far as it may be told: neither its headers nor its body. */
export interface SentRequest {
  readonly url: string
  /** @default 'GET' */
  readonly method?: string | undefined
}

/** Watches a request while it runs, and changes nothing. */
export type WatchRequest = (request: SentRequest, run: () => Promise<Received>) => Promise<Received>

/** How long an answer may take, and who watches. */
export interface Receiving {
  readonly timeoutMs: number
  readonly watch?: WatchRequest | undefined
}

/** A request for JSON, and how large its answer may be (bytes). */
export interface LimitedRequest extends RequestInit {
  readonly url: string
  readonly headers?: Record<string, string>
  readonly largestAnswer: number
}

/** Sends a request and reads its answer, without reading any meaning into it. Never throws. */
export function receive(
  { timeoutMs, watch }: Receiving,
  request: LimitedRequest,
): Promise<Received> {
  const run = () => exchange(request, timeoutMs)
  return watch?.(request, run) ?? run()
}

async function exchange(
  { url, largestAnswer, headers, ...init }: LimitedRequest,
  timeoutMs: number,
): Promise<Received> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { ...headers, accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const read = await readLimited(response.body, largestAnswer)
    if (read === null) return { outcome: 'unavailable', reason: 'too-large' }
    return { outcome: 'received', response, body: new TextDecoder().decode(read) }
  } catch (error) {
    return { outcome: 'unavailable', reason: isTimeout(error) ? 'timeout' : 'network' }
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
