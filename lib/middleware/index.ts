// next-storefront-session/middleware: runs on the edge and on Node.

export { createSessionMiddleware, type SessionMiddleware } from './create-session-middleware.ts'
