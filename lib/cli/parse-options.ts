import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './command.ts'

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
    // Node says which option it is, and suggests nothing that is not there.
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message)
    throw error
  }
}
