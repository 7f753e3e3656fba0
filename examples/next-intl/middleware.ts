import type { NextRequest } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { routing } from './i18n/routing'

const intlMiddleware = createIntlMiddleware(routing)

export const middleware = createSessionMiddleware({}, pagesInTheirLanguage)

/** Route handlers have no language: the session has to pass by, and next-intl must not. */
function pagesInTheirLanguage(request: NextRequest) {
  return request.nextUrl.pathname.startsWith('/api/') ? undefined : intlMiddleware(request)
}

// Prefetches are not left out here: next-intl has to lead them to the page of their language.
export const config = { matcher: '/((?!_next/|.*\\.[a-z0-9]+$).*)' }
