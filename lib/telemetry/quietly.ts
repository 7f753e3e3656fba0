/** Does what nobody's session may depend on: what it throws, such as in an exporter, is ignored. */
export function quietly<Result>(action: () => Result): Result | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
