import type { BrowserContext, Page, Response } from '@playwright/test'

/** Where something was seen, and its text. */
type Part = readonly [place: string, text: string]

/** What a browser context has received and shown, to be searched for secrets. */
export interface Traffic {
  /** The places where a secret was seen: `place: first characters of the secret`. */
  sightings(secrets: readonly string[]): Promise<string[]>
}

/**
 * Keeps everything that reaches the client: URLs, headers and bodies of all responses (documents,
 * RSC payloads, action results, scripts), console and page errors; and at the end the DOM, the
 * cookies that scripts can read, both storages, and what the page has put into its history.
 */
export function watchTraffic(context: BrowserContext): Traffic {
  const seen: Promise<Part>[] = []
  const ended = Promise.withResolvers<void>()
  context.on('response', (response) => {
    seen.push(urlOf(response), headersOf(response), bodyOf(response, ended.promise))
  })
  context.on('console', (message) => seen.push(Promise.resolve<Part>(['console', message.text()])))
  context.on('weberror', (error) =>
    seen.push(Promise.resolve<Part>(['error', String(error.error())])),
  )

  return {
    async sightings(secrets) {
      ended.resolve()
      const parts = await Promise.all([...seen, ...context.pages().flatMap(insideOf)])
      return parts.flatMap(([place, text]) =>
        secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret}`),
      )
    },
  }
}

async function urlOf(response: Response): Promise<Part> {
  return ['url', response.url()]
}

async function headersOf(response: Response): Promise<Part> {
  const headers = await response.headersArray().catch(() => [])
  return [`headers of ${response.url()}`, JSON.stringify(headers)]
}

async function bodyOf(response: Response, ended: Promise<void>): Promise<Part> {
  const read = response.body().then(String, gone)
  const text = await Promise.race([read, ended.then(() => onceMore(response, read))])
  return [`body of ${response.url()}`, text]
}

/**
 * Next's router leaves prefetched bodies unread, and the browser then never reports their end. They
 * are asked for again, as they were asked for, once the test is over.
 */
async function onceMore(response: Response, read: Promise<string>): Promise<string> {
  const request = response.request()
  const isPrefetch = request.headers()['next-router-prefetch'] !== undefined
  if (request.method() !== 'GET' || !isPrefetch) return read
  const answer = await fetch(request.url(), { headers: await request.allHeaders() })
  return answer.text()
}

/** Redirects have no body, and a page that was left takes its bodies with it. */
function gone(): string {
  return ''
}

function insideOf(page: Page): Promise<Part>[] {
  const readable = page
    .evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
      ]),
    )
    .catch(gone)
  return [readable.then((text): Part => [`inside ${page.url()}`, text])]
}
