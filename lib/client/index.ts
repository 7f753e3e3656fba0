'use client'
// next-storefront-session/client: client components. Never sees a token.

export { type ClientSession, SessionProvider, useSession } from './session-provider.tsx'
