'use client'
// next-storefront-session/client: client components. Never sees a token.

export type { ClientSession, SessionActions } from './client-session.ts'
export type { LogOutOptions, LogOutResult } from './log-out.ts'
export { SessionProvider, type SessionProviderProps, useSession } from './session-provider.tsx'
