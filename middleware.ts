import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { middlewareOptions } from './app/middleware-options'

export const middleware = createSessionMiddleware(middlewareOptions)

export const config = {
  matcher: [
    {
      // Pages and API routes: everything but Next's own files and files with an extension.
      source: '/((?!_next/|.*\\.[a-z0-9]+$).*)',
      // A prefetch must not do work, and a session in use is renewed by the visit itself.
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
