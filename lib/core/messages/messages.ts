import type { EndReason } from '../session/session.ts'
import { ENGLISH } from './english.ts'
import type { FieldError, FieldErrorCode, ProblemCode } from './problem.ts'

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

/** Looks up what to say. Takes any string, such as the `error` parameter of a page. */
export interface Messages {
  /** What went wrong. An unknown code gets the sentence of `NOT_FOUND`. */
  problem(code: string): string
  /** What is wrong with a field. */
  field(error: FieldError): string
  /** What a field is called; its own name if nobody has given it one. */
  label(field: string): string
  /** What has worked; undefined for an unknown code. */
  notice(code: string): string | undefined
  /** Why the customer has to log in again; undefined for an unknown reason. */
  reason(reason: string): string | undefined
}

/**
 * Creates the messages of one language.
 *
 * @param texts every text of the language. @default English
 *
 * @example
 * const messages = createMessages(portuguese)
 * messages.problem('THROTTLED')
 */
export function createMessages(texts: SessionTexts = ENGLISH): Messages {
  const label = (field: string) => own(texts.fields, field) ?? field
  return {
    problem: (code) => own(texts.problems, code) ?? texts.problems.NOT_FOUND,
    field: ({ field, code }) => texts.fieldErrors[code](label(field)),
    label,
    notice: (code) => own(texts.notices, code),
    reason: (reason) => own(texts.reasons, reason),
  }
}

/** The keys may come out of a URL, so what every object inherits does not count. */
function own(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined
}
