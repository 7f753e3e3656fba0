/** The arguments are wrong; the message says which, and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
