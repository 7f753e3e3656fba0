import { createSessionMiddleware } from 'next-storefront-session/middleware'

export const proxy = createSessionMiddleware({ protectedPaths: ['/account'] })

export const config = {
  matcher: [
    {
      source: '/((?!_next/|.*\\.[a-z0-9]+$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
