import { cookies, headers } from 'next/headers.js'
import { after } from 'next/server.js'
import type { Shop } from '../core/config/shop-of-request.ts'
import { type RequestContext, requestContext } from '../core/request-context.ts'
import { waitForRequest } from './wait-for-request.ts'

/** Makes the context of the request that a server component or a server action answers. */
export async function serverContext(shopOf: (headers: Headers) => Shop): Promise<RequestContext> {
  await waitForRequest()
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()])
  return requestContext(shopOf(headerStore).config(), {
    headers: headerStore,
    cookie: (name) => cookieStore.get(name)?.value,
    waitUntil: after,
  })
}
