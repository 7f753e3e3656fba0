/** What a change of a cart came to, besides the cart. */
export interface Outcome {
  readonly errors?: readonly CartUserError[]
  readonly warnings?: readonly CartWarning[]
}

/** A change that was refused, as the schema's `CartUserError`. */
interface CartUserError {
  readonly code: string
  readonly field: readonly string[]
  readonly message: string
}

/** A change that was made in another way than asked, as the schema's `CartWarning`. */
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

/** The refusal of the first item of a list that is wrong; null if none is. */
export function refuseFirst<Item>(
  items: readonly Item[],
  isWrong: (item: Item) => boolean,
  refuse: (index: string, item: Item) => Outcome,
): Outcome | null {
  const index = items.findIndex(isWrong)
  const wrong = items[index]
  return wrong === undefined ? null : refuse(String(index), wrong)
}

/** Several outcomes as one. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  return {
    errors: outcomes.flatMap(({ errors = [] }) => errors),
    warnings: outcomes.flatMap(({ warnings = [] }) => warnings),
  }
}
