// next-storefront-session: types and pure definitions, harmless anywhere.

export { defineSession, type SessionOptions } from './core/options.ts'
export type { ProblemCode } from './core/problem.ts'
export type { CustomerAccessToken, SessionCustomer } from './core/session.ts'
export type { KeptReason, LoginFailure, SessionEvent } from './core/session-event.ts'
export type { SessionState, SignedIn, SignedOut } from './core/session-state.ts'
export type {
  CreateOutcome,
  Credentials,
  ProbeOutcome,
  RenewOutcome,
  RevokeOutcome,
  TokenSource,
  TokenSourceFactory,
  TokenVisitor,
} from './core/token-source.ts'
