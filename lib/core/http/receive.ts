import { readLimited } from './read-limited.ts'

/** An answer whose body has been read whole, or why there is none. */
export type Received =
  | { readonly outcome: 'received'; readonly response: Response; readonly body: string }
  | { readonly outcome: 'unavailable'; readonly reason: 'timeout' | 'network' | 'too-large' }

/** How long an answer may take, and how large it may be (bytes). */
export interface ReceiveLimits {
  readonly timeoutMs: number
  readonly largestAnswer: number
}

/** Sends a request and reads its answer, without reading any meaning into it. Never throws. */
export async function receive(
  send: (signal: AbortSignal) => Promise<Response>,
  { timeoutMs, largestAnswer }: ReceiveLimits,
): Promise<Received> {
  try {
    const response = await send(AbortSignal.timeout(timeoutMs))
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
