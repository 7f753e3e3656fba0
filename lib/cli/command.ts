/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>

/** Where a command writes and what it may ask. Results go to `out`, what is said about them to `log`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly log: (text: string) => void
  /** The folder that the command was started in. */
  readonly folder: string
  /** The environment that the command was started with. */
  readonly env: Variables
  /** What comes in through a pipe, or is pasted, up to its end. */
  readonly readInput: () => Promise<string>
  /** Asks a person for a line; null where nobody sits in front. */
  readonly ask: ((question: string) => Promise<string>) | null
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
   * @returns the exit code: 0 done, 1 failed or found something, 2 asked wrongly
   * @throws {UsageError} if the arguments make no sense
   */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>
}

/** The arguments make no sense; the message says which and what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
