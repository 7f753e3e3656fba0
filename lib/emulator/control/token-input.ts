import type { TokenRecord, TokenRegistry } from '../tokens.ts'
import { BadCommand } from './bad-command.ts'
import { type CommandInput, numberOf } from './command-input.ts'

/**
 * The living token that a command names by its number; its string is a secret, which no command
 * takes.
 * @throws {BadCommand} for a number that no living token has
 */
export function readLivingToken(tokens: TokenRegistry, input: CommandInput): TokenRecord {
  const number = numberOf(input['number'])
  const token = tokens.all().find((known) => known.number === number)
  if (token !== undefined && tokens.living(token.accessToken) === token) return token
  throw new BadCommand(
    'No living token has that number. Send number=…; GET state lists the tokens.',
  )
}
