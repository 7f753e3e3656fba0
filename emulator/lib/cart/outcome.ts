/** What a change of a cart came to, besides the cart. */
export interface Outcome {
  /** As the schema's `CartUserError`. */
  readonly errors?: readonly { readonly code: string; field: Path; message: string }[]
  readonly warnings?: readonly CartWarning[]
}

/** A change that was made in another way than asked, as the schema's `CartWarning`. */
export interface CartWarning {
  readonly code: string
  readonly message: string
  /** The global id of what it is about. */
  readonly target: string
}

/** Where a value stands in the arguments. */
export type Path = readonly string[]

/** One refusal. */
export function refused(code: string, field: Path, message: string): Outcome {
  return { errors: [{ code, field, message }] }
}

/** The refusal of the first item of a list that is wrong; null if none is. */
export function refuseFirst<Item>(
  items: readonly Item[],
  isWrong: (item: Item) => boolean,
  refusal: (index: string, item: Item) => Parameters<typeof refused>,
): Outcome | null {
  const index = items.findIndex(isWrong)
  const wrong = items[index]
  return wrong === undefined ? null : refused(...refusal(String(index), wrong))
}

/** Several outcomes as one. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  return {
    errors: outcomes.flatMap(({ errors = [] }) => errors),
    warnings: outcomes.flatMap(({ warnings = [] }) => warnings),
  }
}
