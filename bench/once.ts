/** The same, but done once: the outcome is kept. */
export function once<Outcome>(make: () => Promise<Outcome>): () => Promise<Outcome> {
  let made: Promise<Outcome> | undefined
  return () => {
    made ??= make()
    return made
  }
}
