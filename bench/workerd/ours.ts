import { createSessionMiddleware } from 'next-storefront-session/middleware'

export const middleware = createSessionMiddleware()

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
