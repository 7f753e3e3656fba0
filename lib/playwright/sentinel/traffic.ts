import type { BrowserContext, Request, Response } from '@playwright/test'
import type { SeenText, SeenTexts } from './seen-texts.ts'
import { mapUrlOf, readSourceMap } from './source-maps.ts'

/** Adds what a browser sent, to whomever: the URL, the body, each header. */
export function addRequest(request: Request, seen: SeenTexts): void {
  const url = request.url()
  const body = String(request.postDataBuffer() ?? '')
  const addHeaders = (headers: Readonly<Record<string, string>>) =>
    seen.add(
      ...Object.entries(headers).map(([name, text]): SeenText => {
        const allows = name === 'cookie' ? 'session-cookie' : undefined
        return { place: `request header ${name}`, url, text, allows }
      }),
    )
  seen.add(urlText(url), { place: 'request body', url, text: body, allows: 'input' })
  addHeaders(request.headers())
  seen.waitFor(request.allHeaders().then(addHeaders))
}

/** Adds what a browser received: each header, the body, and the source map that a script names. */
export function addResponse(response: Response, seen: SeenTexts): void {
  const url = response.url()
  seen.waitFor(addHeaders())
  // A stream of events has no end. Its messages are reported by the page.
  const isStream = response.headers()['content-type']?.startsWith('text/event-stream')
  if (!isStream) seen.waitFor(textsOf(response).then((texts) => seen.add(...texts)))

  async function addHeaders(): Promise<void> {
    const headers = await response.headersArray()
    seen.add(...headers.map(({ name, value }) => headerText(url, name.toLowerCase(), value)))
  }
}

/**
 * What is in files that never change, by URL and version. Each test loads them anew, and to ask the
 * browser for them anew costs time in each test.
 */
const immutableTexts = new Map<string, Promise<readonly SeenText[]>>()

function textsOf(response: Response): Promise<readonly SeenText[]> {
  const { 'cache-control': caching = '', etag } = response.headers()
  if (etag === undefined || !caching.includes('immutable')) return readTexts(response)
  const key = `${response.url()} ${etag}`
  const known = immutableTexts.get(key)
  if (known !== undefined) return known
  const texts = readTexts(response)
  immutableTexts.set(key, texts)
  texts.catch(() => immutableTexts.delete(key))
  return texts
}

async function readTexts(response: Response): Promise<readonly SeenText[]> {
  const url = response.url()
  const { 'content-type': type, sourcemap, 'x-sourcemap': named = sourcemap } = response.headers()
  const body = String(await response.body())
  const texts = [{ place: 'response body', url, text: body }]
  const mapUrl = mapUrlOf({ url, body, type, named })
  if (mapUrl === null) return texts
  return [...texts, { place: 'source map', url: mapUrl, text: await readSourceMap(mapUrl) }]
}

/** An address. Only that of a log-out at Shopify may hold an id token (OpenID Connect RP-Initiated Logout 1.0). */
export function urlText(url: string): SeenText {
  const allows = LOGOUT_AT_SHOPIFY.test(url) ? 'log-out' : undefined
  return { place: 'URL', url, text: url, allows }
}

/** `/authentication/60000000001/logout` at Shopify, and without the number where discovery names it so. */
const LOGOUT_AT_SHOPIFY =
  /^https?:\/\/[^/?#]+\/authentication(?:\/\d+)?\/logout\?(?:[^#]*&)?id_token_hint=/

/** Only a cookie that scripts cannot read may hold a sealed session. */
function headerText(url: string, name: string, text: string): SeenText {
  const place = `response header ${name}`
  if (name === 'location') return { ...urlText(text), place, url }
  if (name !== 'set-cookie') return { place, url, text }
  return /;\s*httponly/i.test(text)
    ? { place, url, text, allows: 'session-cookie' }
    : { place: `${place}, without HttpOnly`, url, text }
}

/** Adds the cookies that a browser holds. */
export async function addCookies(context: BrowserContext, seen: SeenTexts): Promise<void> {
  for (const { name, value, domain, httpOnly } of await context.cookies()) {
    seen.add({
      place: httpOnly ? 'cookie' : 'cookie without HttpOnly',
      url: `https://${domain.replace(/^\./, '')}/`,
      text: `${name}=${value}`,
      allows: httpOnly ? 'session-cookie' : undefined,
    })
  }
}
