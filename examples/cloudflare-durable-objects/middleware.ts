import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { sessionOptions } from './session-options'

export const middleware = createSessionMiddleware(sessionOptions)

export const config = {
  matcher: [
    {
      source: '/((?!_next/|.*\\.[a-z0-9]+$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
