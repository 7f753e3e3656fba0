import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { withContentSecurityPolicy } from './app/content-security-policy'

export const middleware = createSessionMiddleware({}, withContentSecurityPolicy)

export const config = {
  matcher: [
    {
      // Pages and API routes: everything but Next's own files and files at the root. What has a dot
      // further down may be a page, e.g. /products/v1.2, and a page needs its policy.
      source: '/((?!_next/static/|_next/image|[^/]+\\.[a-z0-9]+$).*)',
      // A prefetch must not do work, and a session in use is renewed by the visit itself.
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
