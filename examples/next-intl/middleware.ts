import createIntlMiddleware from 'next-intl/middleware'
import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { routing } from './i18n/routing'

const intlMiddleware = createIntlMiddleware(routing)

export const middleware = createSessionMiddleware({}, (request) =>
  request.nextUrl.pathname.startsWith('/api/') ? undefined : intlMiddleware(request),
)

export const config = { matcher: '/((?!_next/|.*\\.[a-z0-9]+$).*)' }
