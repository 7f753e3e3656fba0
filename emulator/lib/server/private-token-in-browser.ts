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

/**
 * Whether a browser sends the private token, or asks in a preflight whether it may. Only browsers
 * say where a request comes from. Says on stderr what happened and what to do.
 */
export function reportPrivateToken(headers: IncomingHttpHeaders): boolean {
  const name = PRIVATE_TOKEN_HEADER.toLowerCase()
  const isFromBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
  const asked = headers['access-control-request-headers']?.toLowerCase().split(/\s*,\s*/) ?? []
  const isReported = asked.includes(name) || (isFromBrowser && headers[name] !== undefined)
  if (isReported) console.error(`[storefront-emulator] ${PRIVATE_TOKEN_IN_BROWSER}: ${MESSAGE}`)
  return isReported
}
