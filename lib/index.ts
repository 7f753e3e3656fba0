// next-storefront-session: types and pure definitions, harmless anywhere.

export { defineSession, type SessionOptions } from './core/options.ts'
export type { ProblemCode } from './core/problem.ts'
export type { SessionCustomer } from './core/session.ts'
export type { SessionState, SignedIn, SignedOut } from './core/session-state.ts'
