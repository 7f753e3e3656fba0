import type { IncomingHttpHeaders } from 'node:http'
import type { HttpAnswer } from '../graphql/http-answer.ts'
import { PRIVATE_TOKEN_HEADER } from './client-headers.ts'

/** The code of the refusal, in the answer and in the journal. */
export const PRIVATE_TOKEN_IN_BROWSER = 'PRIVATE_TOKEN_IN_BROWSER'

const MESSAGE = `A browser sent ${PRIVATE_TOKEN_HEADER}, so whoever opens the page can read the private Storefront API token. Send it from a server only: in a browser use the public token in X-Shopify-Storefront-Access-Token. Replace a private token that was shipped to browsers. (The emulator's behaviour "strict" turns this check off.)`

/** What strict mode answers to a private token from a page; a real store may not say anything. */
export const PRIVATE_TOKEN_REFUSED: HttpAnswer = {
  status: 403,
  body: { errors: [{ message: MESSAGE, extensions: { code: PRIVATE_TOKEN_IN_BROWSER } }] },
}

/** Whether a browser sent the private token: only browsers say where a request comes from. */
export function isPrivateTokenInBrowser(headers: IncomingHttpHeaders): boolean {
  const isFromBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
  return isFromBrowser && headers[PRIVATE_TOKEN_HEADER.toLowerCase()] !== undefined
}

/** Whether a preflight asks for permission to send the private token. */
export function asksForPrivateToken(headers: IncomingHttpHeaders): boolean {
  const names = headers['access-control-request-headers']?.toLowerCase().split(/\s*,\s*/) ?? []
  return names.includes(PRIVATE_TOKEN_HEADER.toLowerCase())
}

/** Says on stderr what happened and what to do. */
export function reportPrivateTokenInBrowser(): void {
  console.error(`[storefront-emulator] ${PRIVATE_TOKEN_IN_BROWSER}: ${MESSAGE}`)
}
