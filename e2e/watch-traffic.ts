import type { BrowserContext, Page, Response } from '@playwright/test'

/** What a browser context has received and shown, to be searched for secrets. */
export interface Traffic {
  /** The places where a secret was seen: `place: first characters of the secret`. */
  sightings(secrets: readonly string[]): Promise<string[]>
}

/**
 * Keeps everything that reaches the client: URLs, headers and bodies of all responses (documents,
 * RSC payloads, action results, scripts), console and page errors; and at the end the DOM, the
 * cookies that scripts can read, and both storages.
 */
export function watchTraffic(context: BrowserContext): Traffic {
  const seen: Promise<readonly [place: string, text: string]>[] = []
  context.on('response', (response) => seen.push(...partsOf(response)))
  context.on('console', (message) => seen.push(Promise.resolve(['console', message.text()])))
  context.on('weberror', (error) => seen.push(Promise.resolve(['error', String(error.error())])))

  return {
    async sightings(secrets) {
      const parts = await Promise.all([...seen, ...context.pages().flatMap(insideOf)])
      return parts.flatMap(([place, text]) =>
        secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret}`),
      )
    },
  }
}

function partsOf(response: Response): Promise<readonly [string, string]>[] {
  const url = response.url()
  const headers = response.headersArray().then((list) => JSON.stringify(list), gone)
  const body = response.body().then((bytes) => bytes.toString('utf8'), gone)
  return [
    Promise.resolve(['url', url]),
    headers.then((text) => [`headers of ${url}`, text]),
    body.then((text) => [`body of ${url}`, text]),
  ]
}

/** Redirects have no body, and a page that was left takes its bodies with it. */
function gone(): string {
  return ''
}

function insideOf(page: Page): Promise<readonly [string, string]>[] {
  const readable = page
    .evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
      ]),
    )
    .catch(gone)
  return [readable.then((text) => [`inside ${page.url()}`, text])]
}
