/** What a change of a cart came to, besides the cart. */
export interface Outcome {
  readonly errors?: readonly CartUserError[]
  readonly warnings?: readonly CartWarning[]
}

/** Something that was refused, as the schema's `CartUserError`. */
export interface CartUserError {
  readonly code: string
  readonly field: readonly string[]
  readonly message: string
}

/** Something that was done otherwise than asked, as the schema's `CartWarning`. */
export interface CartWarning {
  readonly code: string
  readonly message: string
  /** The global id of what it is about. */
  readonly target: string
}

/** One refusal. */
export function refused(code: string, field: readonly string[], message: string): Outcome {
  return { errors: [{ code, field, message }] }
}

/** Several outcomes as one. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  return {
    errors: outcomes.flatMap(({ errors = [] }) => errors),
    warnings: outcomes.flatMap(({ warnings = [] }) => warnings),
  }
}
