// next-storefront-session: types and pure definitions, harmless anywhere.

export type { AccountActionName } from './core/account/account-action-name.ts'
export type { ActionState } from './core/account/action-state.ts'
export { ENGLISH } from './core/english.ts'
export {
  createMessages,
  type FieldName,
  type Messages,
  type NoticeCode,
  type SessionTexts,
} from './core/messages.ts'
export { defineSession, type SessionOptions } from './core/options.ts'
export type { FieldError, FieldErrorCode, ProblemCode } from './core/problem.ts'
export type { RenewedBy } from './core/renewals.ts'
export type { CustomerAccessToken, SealRejection, SessionCustomer } from './core/session.ts'
export type { KeptReason, SessionEvent } from './core/session-event.ts'
export type { SessionState, SignedIn, SignedOut } from './core/session-state.ts'
export type { OptionsOfRequest, ShopOptions, ShopRequest } from './core/shop-of-request.ts'
export type { Misconfiguration } from './core/storefront-reply.ts'
export type { SessionEventListener } from './core/tell.ts'
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
