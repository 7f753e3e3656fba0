import { readLimited } from '../../core/http/read-limited.ts'
import { type Refusal, refusal } from './refusal.ts'

/** hydrogen-react's longest request has some four kilobytes. */
const LARGEST_REQUEST_BYTES = 64 * 1024

/** The text of a body, or why it is not read. */
export type Body =
  | { readonly status: 'read'; readonly text: string }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** Reads a body of JSON, as Shopify's own clients send it. */
export async function readBody(request: Request): Promise<Body> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    return refused('UNSUPPORTED_MEDIA_TYPE', 'Send application/json.')
  const bytes = await readLimited(request.body, LARGEST_REQUEST_BYTES)
  if (bytes === null) {
    return refused('TOO_LARGE', `A request has ${LARGEST_REQUEST_BYTES} bytes at most.`)
  }
  return { status: 'read', text: new TextDecoder().decode(bytes) }
}

function refused(code: Refusal['code'], message: string): Body {
  return { status: 'refused', refusal: refusal(code, message) }
}
