/** One thing that Shopify finds wrong with an input. */
export interface CustomerUserError {
  readonly code: string
  readonly field: readonly string[] | null
  readonly message: string
  /** The deprecated twin sometimes names another field. @default the same */
  readonly oldField?: readonly string[] | null
}

/**
 * The two lists of a customer payload: `customerUserErrors` with codes, and its deprecated twin
 * `userErrors` without. A payload type that has only one of them drops the other by itself.
 */
export function userErrorLists(errors: readonly CustomerUserError[]) {
  return {
    customerUserErrors: errors.map(({ code, field, message }) => ({ code, field, message })),
    userErrors: errors.map(({ field, oldField = field, message }) => ({
      field: oldField,
      message,
    })),
  }
}

/** No errors, in both lists. */
export const NO_USER_ERRORS = userErrorLists([])
