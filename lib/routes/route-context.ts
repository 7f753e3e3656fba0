import { after, type NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { type RequestContext, requestContext } from '../core/request-context.ts'

/** Makes the context of a request to a route handler. */
export function routeContext(
  { headers, nextUrl: url, cookies }: NextRequest,
  config: ResolvedConfig,
): RequestContext {
  const cookie = (name: string) => cookies.get(name)?.value
  return requestContext(config, { headers, url, cookie, waitUntil: after })
}
