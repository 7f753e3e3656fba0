import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>

/** Where a command writes and what it may ask. Results go to `out`, notes about them to `log`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly log: (text: string) => void
  /** The folder that the command was started in. */
  readonly folder: string
  /** The environment that the command was started with. */
  readonly env: Variables
  /** Standard input, up to its end. */
  readonly readInput: () => Promise<string>
  /** Asks for a line; null if standard input is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | null
}

/**
 * What a command of `next-storefront-session` does.
 * @param args the arguments after the command's name
 * @returns the exit code: 0 done, 1 failed or found something, 2 wrong usage
 * @throws {UsageError | CommandFailure} where it cannot go on
 */
export type RunCommand = (args: readonly string[], terminal: Terminal) => Promise<number>

/** A command was used wrongly; the message says how, and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A command cannot do its work; the message says why, and what would help. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
}

/**
 * Reads the options of a command; there are no arguments without a name.
 * @throws {UsageError} for an option that does not exist or lacks its value
 */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    // Node names the option, and suggests nothing that does not exist.
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message)
    throw error
  }
}

/**
 * Reads the value of an option that is a count of something.
 * @throws {UsageError} if it is none
 */
export function readCount(option: string, value: string): number {
  if (/^\d+$/.test(value) && Number(value) > 0) return Number(value)
  throw new UsageError(`${option} is a whole number above zero, not ${JSON.stringify(value)}.`)
}
