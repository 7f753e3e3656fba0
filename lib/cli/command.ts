/** Where a command writes. Results go to `out`, what is only of interest to a person to `log`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly log: (text: string) => void
  /** Ends the command when aborted, as Ctrl+C does. */
  readonly signal: AbortSignal
}

/** A command of `next-storefront-session`. */
export interface Command {
  readonly name: string
  /** One line, for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /**
   * @param args what stands behind the command's name
   * @returns the exit code: 0 done, 1 failed, 2 asked wrongly
   * @throws {UsageError} if the arguments make no sense
   */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>
}

/** The arguments make no sense; the message says which and what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
