import type { Response } from '@playwright/test'
import type { Part, Patience } from './part.ts'
import { mapUrlOf, type SourceMaps } from './source-maps.ts'

/** What the tests of a worker have read already. */
export interface ReadBefore {
  readonly sourceMaps: SourceMaps
  /** Bodies by URL, of answers that say that they are always the same. */
  readonly immutableBodies: Map<string, string>
}

/** What a browser received: each header, the body, and the source map that a script names. */
export async function responseParts(
  response: Response,
  { patience, before }: { patience: Patience; before: ReadBefore },
): Promise<readonly Part[]> {
  const url = response.url()
  const [headers, body] = await Promise.all([
    patience.wait(response.headersArray(), () => []),
    isImmutable(response) ? readOnce(response, { patience, before }) : readBody(response, patience),
  ])
  const named = headers.find(({ name }) => /^(x-)?sourcemap$/i.test(name))?.value
  const mapUrl = mapUrlOf({ url, body, type: response.headers()['content-type'], named })
  return [
    ...headers.map((header) => headerPart(url, header)),
    { place: 'response body', url, text: body, allows: null },
    ...(mapUrl === null ? [] : [await before.sourceMaps.read(mapUrl)]),
  ]
}

/** Only a cookie that scripts cannot read may hold a sealed session. */
function headerPart(url: string, { name, value }: { name: string; value: string }): Part {
  const isCookie = name.toLowerCase() === 'set-cookie'
  const isHidden = isCookie && /;\s*httponly/i.test(value)
  return {
    place:
      isCookie && !isHidden
        ? 'response header set-cookie, without HttpOnly'
        : `response header ${name.toLowerCase()}`,
    url,
    text: value,
    allows: isHidden ? 'session-cookie' : null,
  }
}

/** As Next says of its scripts, whose names change with what is in them (RFC 8246). */
function isImmutable(response: Response): boolean {
  return /\bimmutable\b/.test(response.headers()['cache-control'] ?? '')
}

async function readOnce(
  response: Response,
  { patience, before }: { patience: Patience; before: ReadBefore },
): Promise<string> {
  const known = before.immutableBodies.get(response.url())
  if (known !== undefined) return known
  const body = await readBody(response, patience)
  if (body !== '') before.immutableBodies.set(response.url(), body)
  return body
}

/** A stream of events has no end; its messages are told by the page itself. */
async function readBody(response: Response, patience: Patience): Promise<string> {
  if (response.headers()['content-type']?.startsWith('text/event-stream')) return ''
  const body = response.body().then(String, gone)
  const isPrefetch = response.request().headers()['next-router-prefetch'] !== undefined
  return isPrefetch
    ? Promise.race([body, patience.over.then(() => onceMore(response))])
    : patience.wait(body, () => onceMore(response))
}

/** Redirects have no body, and a page that was left takes its bodies with it. */
function gone(): string {
  return ''
}

/**
 * Next's router leaves prefetched bodies unread, and the browser then never reports their end. They
 * are asked for again, as they were asked for.
 */
async function onceMore(response: Response): Promise<string> {
  const request = response.request()
  if (request.method() !== 'GET') return ''
  try {
    const headers = await request.allHeaders()
    const answer = await fetch(request.url(), {
      headers: Object.fromEntries(
        Object.entries(headers).filter(([name]) => !name.startsWith(':')),
      ),
      signal: AbortSignal.timeout(1000),
    })
    return await answer.text()
  } catch {
    return ''
  }
}
