// next-storefront-session: types and pure definitions, harmless anywhere.

export type { ActionState } from './core/account/action-state.ts'
export { sessionPath } from './core/account/session-path.ts'
export { defineSession } from './core/config/define-session.ts'
export type { Buyer, CompanyLocationOf, SessionOptions } from './core/config/options.ts'
export type { OptionsOfRequest, ShopOptions, ShopRequest } from './core/config/shop-of-request.ts'
export type { LegacyMove } from './core/customer-account/legacy-move.ts'
export { multipassGrant } from './core/customer-account/multipass-grant.ts'
export type { AccountActionName, SessionActionName } from './core/events/account-action-name.ts'
export type { SessionEventListener } from './core/events/emit-event.ts'
export type { LoginFailure } from './core/events/login-failure.ts'
export type { PostponedReason, SessionEvent } from './core/events/session-event.ts'
export type { LimitedBy } from './core/limits/admit.ts'
export type { LoginLimits } from './core/limits/login-limits.ts'
export type { AttemptLimit } from './core/limits/token-bucket.ts'
export { ENGLISH } from './core/messages/english.ts'
export { createMessages, type Messages } from './core/messages/messages.ts'
export type { FieldError, FieldErrorCode, ProblemCode } from './core/messages/problem.ts'
export type { FieldName, NoticeCode, SessionTexts } from './core/messages/texts.ts'
export type { RenewedBy } from './core/renewal/renewals.ts'
export type {
  AccountsKind,
  CustomerAccessToken,
  SealRejection,
  SessionCustomer,
} from './core/session/session.ts'
export type { SessionState, SignedIn, SignedOut } from './core/session/session-state.ts'
export type { MoveFailure } from './core/session/session-tokens.ts'
export type {
  CreateOutcome,
  Credentials,
  ProbeOutcome,
  RenewOutcome,
  RevokeOutcome,
  TokenSource,
  TokenSourceFactory,
  TokenVisitor,
} from './core/session/token-source.ts'
