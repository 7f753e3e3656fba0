import { NextResponse } from 'next/server.js'
import { forbidStoring } from '../../core/http/cache-control.ts'
import type { SessionCookie } from '../../core/session/cookie.ts'
import { type Refusal, refusalBody, refusalStatus } from './refusal.ts'

/** What a browser is told: a refusal, or what the store has answered, checked. */
export type ProxyAnswer =
  | { readonly refusal: Refusal; readonly retryAfterSeconds?: number }
  | {
      readonly body: object
      readonly cookies: readonly SessionCookie[]
      /** The store's own `Cache-Control`, where nobody in particular has asked. */
      readonly cacheControl: string | null
      /** Shopify's name for the request, for its support. */
      readonly requestId: string | null
    }

/** Makes the response. Nothing of the store's headers is passed on but what is named here. */
export function proxyResponse(answer: ProxyAnswer): NextResponse {
  if ('refusal' in answer) return refusalResponse(answer)
  const response = NextResponse.json(answer.body)
  if (answer.cacheControl === null) forbidStoring(response.headers)
  else response.headers.set('Cache-Control', answer.cacheControl)
  if (answer.requestId !== null) response.headers.set('X-Request-Id', answer.requestId)
  for (const cookie of answer.cookies) response.cookies.set(cookie)
  return response
}

function refusalResponse({
  refusal,
  retryAfterSeconds,
}: Extract<ProxyAnswer, { refusal: Refusal }>): NextResponse {
  const response = NextResponse.json(refusalBody(refusal), { status: refusalStatus(refusal) })
  forbidStoring(response.headers)
  if (retryAfterSeconds !== undefined) {
    response.headers.set('Retry-After', String(retryAfterSeconds))
  }
  return response
}
