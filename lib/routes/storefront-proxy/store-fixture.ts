import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { PASSWORDS } from '../../core/session/session-fixture.ts'
import {
  createStorefrontProxy,
  type StorefrontProxy,
  type StorefrontProxyOptions,
} from './create-storefront-proxy.ts'

/** For tests: a store that answers as a test wants it, and the proxy in front of it. */
export interface OddStore {
  readonly proxy: StorefrontProxy
  close(): void
}

/** For tests: starts a store that is not the emulator. */
export async function startOddStore(
  listener: RequestListener,
  options: StorefrontProxyOptions = {},
): Promise<OddStore> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = createStorefrontProxy({
    storeDomain: `http://127.0.0.1:${Object(server.address()).port}`,
    publicAccessToken: 'public',
    password: PASSWORDS,
    ...options,
  })
  return { proxy, close: () => server.close() }
}

/** For tests: the body of a request. */
export async function bodyOf(request: AsyncIterable<unknown>): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
