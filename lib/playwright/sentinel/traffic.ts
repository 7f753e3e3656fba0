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
  seen.add(
    { place: 'URL', url, text: url },
    { place: 'request body', url, text: body, allows: 'input' },
  )
  addHeaders(request.headers())
  seen.waitFor(request.allHeaders().then(addHeaders))
}

/** Adds what a browser received: each header, the body, and the source map that a script names. */
export function addResponse(response: Response, seen: SeenTexts): void {
  const url = response.url()
  const { 'content-type': type, sourcemap, 'x-sourcemap': named = sourcemap } = response.headers()
  seen.waitFor(addHeaders())
  // A stream of events has no end. Its messages are reported by the page.
  if (!type?.startsWith('text/event-stream')) seen.waitFor(addBody())

  async function addHeaders(): Promise<void> {
    const headers = await response.headersArray()
    seen.add(...headers.map(({ name, value }) => headerText(url, name.toLowerCase(), value)))
  }
  async function addBody(): Promise<void> {
    const body = String(await response.body())
    seen.add({ place: 'response body', url, text: body })
    const mapUrl = mapUrlOf({ url, body, type, named })
    if (mapUrl === null) return
    seen.add({ place: 'source map', url: mapUrl, text: await readSourceMap(mapUrl) })
  }
}

/** Only a cookie that scripts cannot read may hold a sealed session. */
function headerText(url: string, name: string, text: string): SeenText {
  const place = `response header ${name}`
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
