import { ENGLISH } from './english.ts'
import type { FieldError } from './problem.ts'
import type { SessionTexts } from './texts.ts'

/** Looks up what to say. Takes any string, such as the `error` parameter of a page. */
export interface Messages {
  /** What went wrong. An unknown code gets the sentence of `NOT_FOUND`. */
  problem(code: string): string
  /** What is wrong with a field. */
  field(error: FieldError): string
  /** What a field is called; its own name where the texts have none. */
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
