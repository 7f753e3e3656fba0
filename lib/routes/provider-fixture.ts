import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** For tests: the client that the shop is. */
export const CLIENT_ID = '30243aa5-17c1-465a-8493-944bcc4e88aa'

/** For tests: the shop. */
export const SHOP = 'https://shop.example'

/** For tests: what a face of the provider answers instead of it, or null for the provider itself. */
export type Face = (request: IncomingMessage, response: ServerResponse) => void

/** For tests: an authorization server that knows nothing of Shopify. */
export interface Provider {
  readonly origin: string
  /** By path; what is asked there is answered so, and not by the provider. */
  readonly faces: Map<string, Face>
  /** Paths that were asked, in their order. */
  readonly asked: string[]
  /** Signs claims as the provider signs those of an id token; `header` is added to its own. */
  sign(claims: object, header?: object): Promise<string>
  close(): Promise<void>
}

interface OidcProvider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void
  readonly AccessToken: { find(token: string): Promise<{ readonly accountId: string } | undefined> }
}

/** For tests: what a provider does that it does not by default. */
export interface ProviderManners {
  /** Where it says that somebody has logged out there, and whether it names the session that it was. */
  readonly backchannelLogout?: { readonly uri: string; readonly isOfSession: boolean }
}

/**
 * For tests: starts an `oidc-provider` in its default configuration: refresh tokens of a public client
 * are good for one use, a second use revokes the grant, and there is no grace. Beside it the one
 * question of the Customer Account API that a log-in asks.
 */
export async function startProvider(manners: ProviderManners = {}): Promise<Provider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { jwk, sign } = await signingKey()
  const oidc = await createOidc(origin, jwk, manners)
  const answer = oidc.callback()
  const faces = new Map<string, Face>()
  const asked: string[] = []
  server.on('request', async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin)
    asked.push(pathname)
    const face = faces.get(pathname)
    if (face !== undefined) return face(request, response)
    if (pathname === '/.well-known/customer-account-api') {
      return json(response, 200, { graphql_api: `${origin}/customer/api/2024-07/graphql` })
    }
    if (pathname === '/customer/api/2026-04/graphql') return answerCustomer(oidc, request, response)
    return answer(request, response)
  })
  return {
    origin,
    faces,
    asked,
    sign,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function createOidc(
  origin: string,
  key: object,
  { backchannelLogout }: ProviderManners,
): Promise<OidcProvider> {
  const name = 'oidc-provider'
  const { default: Oidc } = await import(name)
  return new Oidc(origin, {
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [`${SHOP}/api/session/callback`],
        post_logout_redirect_uris: [`${SHOP}/`],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        ...(backchannelLogout && {
          backchannel_logout_uri: backchannelLogout.uri,
          backchannel_logout_session_required: backchannelLogout.isOfSession,
        }),
      },
    ],
    features: { backchannelLogout: { enabled: backchannelLogout !== undefined } },
    scopes: ['openid', 'email', 'customer-account-api:full'],
    // The specification wants `offline_access` asked for, which Shopify does not.
    issueRefreshToken: async () => true,
    cookies: { keys: ['a key for tests'] },
    jwks: { keys: [key] },
    // Its own refuses addresses of this machine.
    fetch: (url: string, { method, headers, body }: RequestInit) =>
      fetch(url, { method, headers, body } as RequestInit),
  })
}

async function signingKey() {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { key_ops: _, ext: __, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    jwk: { ...jwk, kid: 'id_0', use: 'sig' },
    async sign(claims: object, header: object = {}): Promise<string> {
      const text = `${part({ alg: 'RS256', kid: 'id_0', typ: 'JWT', ...header })}.${part(claims)}`
      const signature = await crypto.subtle.sign(algorithm.name, privateKey, Buffer.from(text))
      return `${text}.${Buffer.from(signature).toString('base64url')}`
    },
  }
}

async function answerCustomer(
  oidc: OidcProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const token = await oidc.AccessToken.find(request.headers.authorization ?? '')
  if (token === undefined) return json(response, 401, { errors: [{ message: 'Unauthorized' }] })
  const name = token.accountId
  const id = `gid://shopify/Customer/${name.length}`
  json(response, 200, {
    data: { customer: { id, firstName: name, lastName: null, displayName: name } },
  })
}

/** For tests: answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
