import type { EndReason } from '../session/session.ts'
import type { FieldErrorCode, ProblemCode } from './problem.ts'

/** What a page can have to say after something has worked. */
export type NoticeCode = 'RECOVERY_SENT' | 'REGISTERED' | 'PASSWORD_CHANGED'

/** The fields of all forms of an account. */
export type FieldName =
  | 'email'
  | 'password'
  | 'currentPassword'
  | 'newPassword'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'acceptsMarketing'
  | 'company'
  | 'address1'
  | 'address2'
  | 'zip'
  | 'city'
  | 'province'
  | 'country'

/** All that there is to say to a customer, in one language. */
export interface SessionTexts {
  readonly problems: Readonly<Record<ProblemCode, string>>
  readonly notices: Readonly<Record<NoticeCode, string>>
  /** Why a customer has to log in again. */
  readonly reasons: Readonly<Record<EndReason | 'unreadable', string>>
  readonly fields: Readonly<Record<FieldName, string>>
  /** A sentence about a field; `label` is its name from `fields`. */
  readonly fieldErrors: Readonly<Record<FieldErrorCode, (label: string) => string>>
}
