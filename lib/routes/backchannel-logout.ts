import { type NextRequest, NextResponse } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import type { AccountAccess } from '../core/customer-account/ask-token-endpoint.ts'
import { forbidStoring } from '../core/http/cache-control.ts'
import { endByProvider, type NoProviderLogout } from '../core/provider-logout.ts'
import type { RequestContext } from '../core/request-context.ts'
import { readInput } from './read-input.ts'
import { jsonResponse } from './respond.ts'

/** Its name in the URL: `POST /api/session/backchannel-logout`. */
export const BACKCHANNEL_LOGOUT = 'backchannel-logout'

/**
 * Where an identity provider says that a customer has logged out there (OpenID Connect Back-Channel
 * Logout 1.0 §2.5, §2.8). A server asks, so there is no page whose origin could be compared: no cookie
 * is read, and only what the provider has signed counts.
 */
export async function backchannelLogout(
  context: RequestContext,
  access: AccountAccess,
  request: NextRequest,
): Promise<NextResponse> {
  const startedAt = performance.now()
  const token = await readToken(request)
  const outcome = token === null ? 'invalid' : await endByProvider(context, access, token)
  if (outcome === 'no-store' || outcome === 'not-supported') {
    reportOnce(context.config, outcome)
    return jsonResponse({ error: 'unsupported' }, 501)
  }
  const durationMs = Math.round(performance.now() - startedAt)
  context.emit({ type: BACKCHANNEL_LOGOUT, outcome, durationMs })
  switch (outcome) {
    case 'ended':
    case 'unknown':
      return done()
    case 'repeated':
    case 'invalid':
      return jsonResponse({ error: 'invalid_request' }, 400)
    case 'unavailable':
      return jsonResponse({ error: 'temporarily_unavailable' }, 400)
  }
}

async function readToken(request: NextRequest): Promise<string | null> {
  const input = await readInput(request)
  if (input.status === 'refused' || input.kind !== 'form') return null
  const token = input.fields['logout_token']
  return typeof token === 'string' ? token : null
}

function done(): NextResponse {
  const response = new NextResponse(null, { status: 200 })
  forbidStoring(response.headers)
  return response
}

/** Shops whose operator has been told: anybody can send such a request, as often as they like. */
const reported = new WeakSet<ResolvedConfig>()

function reportOnce(config: ResolvedConfig, reason: NoProviderLogout): void {
  if (reported.has(config)) return
  reported.add(config)
  console.error(`[next-storefront-session] BACKCHANNEL_LOGOUT: ${SENTENCES[reason]}`)
}

const SENTENCES: Readonly<Record<NoProviderLogout, string>> = {
  'no-store':
    'Somebody asks to end a session from elsewhere. For that the site needs a shared store: set SESSION_STORE_URL.',
  'not-supported':
    'Somebody asks to end a session from elsewhere, but where customers log in does not say that it tells of log-outs (backchannel_logout_supported in /.well-known/openid-configuration). Shopify does not.',
}
