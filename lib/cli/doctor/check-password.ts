import { readPasswords } from '../../core/session/passwords.ts'
import type { Variables } from '../command.ts'
import { error, type Finding } from '../finding.ts'

/** What documentation writes where a password should stand: everybody knows these. */
const EXAMPLES =
  /complex_?password|at_?least_?32|your[-_ ]?(?:own[-_ ]?)?(?:secret|password)|change[-_ ]?me/i

/** 32 random bytes have some thirty different characters in base64, and sixteen in hex. */
const FEWEST_CHARACTERS = 10

/** Whether a session password can be guessed although it is long enough; what cannot work at all is told elsewhere. */
export function checkPassword(env: Variables): readonly Finding[] {
  let isUsable = true
  const read = readPasswords(env['SESSION_PASSWORD'], () => {
    isUsable = false
  })
  const passwords = isUsable ? Object.entries(read) : []
  const weak = passwords.filter(([, password]) => isGuessable(password)).map(([number]) => number)
  if (weak.length === 0) return []
  const which = passwords.length === 1 ? '' : ` (number ${weak.join(', ')})`
  return [
    error(
      'environment',
      `SESSION_PASSWORD${which} is an example or too regular: whoever guesses it can write sessions.`,
      'Do not rotate it, replace it: npx next-storefront-session password --write .env.local --force',
    ),
  ]
}

function isGuessable(password: string): boolean {
  return EXAMPLES.test(password) || new Set(password).size < FEWEST_CHARACTERS
}
