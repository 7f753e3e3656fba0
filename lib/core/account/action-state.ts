import type { FieldError, ProblemCode } from '../messages/problem.ts'
import type { TypedFields } from './typed-fields.ts'

/**
 * What a form knows of its last submission through a server action. Safe for the browser: `typed`
 * holds what was typed into the fields, for them to keep it, but never a password or a link's
 * token.
 */
export type ActionState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'failed'
      readonly code: ProblemCode
      readonly errors: readonly FieldError[]
      readonly typed: TypedFields
    }
  /** It is done. A form with a `returnTo` is never told so: it has left the page. */
  | { readonly status: 'done' }
