/** One thing that Shopify finds wrong with an input. */
export interface CustomerUserError {
  readonly code: string
  readonly field: readonly string[] | null
  readonly message: string
  /** The field of the deprecated `userErrors`, where it is another one. @default the same */
  readonly oldField?: readonly string[] | null
}

/** Creates a user error. */
export function userError(
  code: string,
  field: readonly string[] | null,
  message: string,
): CustomerUserError {
  return { code, field, message }
}

/** What a payload can have. A type that has only some of these fields ignores the others. */
const NOTHING = {
  customer: null,
  customerAccessToken: null,
  customerAddress: null,
  deletedCustomerAddressId: null,
}

/** The payload of a mutation that was carried out. */
export function done(values: Partial<Record<keyof typeof NOTHING, unknown>> = {}) {
  return { ...NOTHING, ...values, customerUserErrors: [], userErrors: [] }
}

/**
 * The payload of a mutation that was refused: `customerUserErrors` with codes, and the deprecated
 * `userErrors` without.
 */
export function refused(errors: readonly CustomerUserError[]) {
  return {
    ...NOTHING,
    customerUserErrors: errors.map(({ code, field, message }) => ({ code, field, message })),
    userErrors: errors.map(({ field, oldField = field, message }) => ({
      field: oldField,
      message,
    })),
  }
}
