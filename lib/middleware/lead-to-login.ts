import type { NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { isProtectedPath } from '../core/config/protected-path.ts'
import { forbidStoring } from '../core/http/cache-control.ts'
import { NextResponse } from './next-response.ts'
import type { SessionResult } from './session-result.ts'

/**
 * The way to the login page for a visitor of one of the `protectedPaths` who has no session; null for
 * everybody else. Says why if a session has ended. What is posted is left to the page, which knows
 * what it is. The login route decides whether it leads back to `returnTo`.
 */
export function leadToLogin(
  { method, nextUrl }: NextRequest,
  config: Pick<ResolvedConfig, 'options' | 'protectedPaths'>,
  { outcome, reason }: SessionResult,
): NextResponse | null {
  if (outcome !== 'none' && outcome !== 'ended') return null
  if (method !== 'GET' && method !== 'HEAD') return null
  if (!isProtectedPath(nextUrl.pathname, config)) return null
  // Next puts the base path and the trailing slash of the app in; `returnTo` has neither.
  const login = nextUrl.clone()
  login.pathname = config.options.loginPath ?? '/account/login'
  login.search = ''
  const path = nextUrl.pathname.replace(/(.)\/$/, '$1')
  login.searchParams.set('returnTo', path + nextUrl.search)
  if (reason !== undefined) login.searchParams.set('reason', reason)
  const response = NextResponse.redirect(login)
  forbidStoring(response.headers)
  return response
}
