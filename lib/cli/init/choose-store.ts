import { CommandFailure, type Terminal, type Variables } from '../command.ts'
import { isFilledIn } from './is-filled-in.ts'

interface Wish {
  /** By `--emulator`. */
  readonly isNamed: boolean
  /** Null where nobody is to be asked. */
  readonly ask: Terminal['ask']
}

/**
 * The store that is written to `.env.local`: the shop's own, or the emulator. Who has named none yet is
 * asked.
 *
 * @throws {CommandFailure} if another store is set.
 */
export async function chooseStore(
  present: Variables,
  { isNamed, ask }: Wish,
): Promise<'emulator' | 'own'> {
  const domain = present['SHOPIFY_STORE_DOMAIN']
  if (!isFilledIn(domain)) {
    const isWanted = isNamed || (ask !== null && isYes(await ask(QUESTION)))
    return isWanted ? 'emulator' : 'own'
  }
  if (isNamed && !isEmulated(present)) throw new CommandFailure(`${domain} ${OTHER_STORE}`)
  return isNamed ? 'emulator' : 'own'
}

/** Whether these variables are those of a store on this machine. */
export function isEmulated(variables: Variables): boolean {
  return /^http:/.test(variables['SHOPIFY_STORE_DOMAIN'] ?? '')
}

/** Whether an answer agrees. */
export function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim())
}

const QUESTION = 'No store yet? Use storefront-emulator, a store on this machine. [y/N] '

const OTHER_STORE =
  'is set as SHOPIFY_STORE_DOMAIN. Remove it from your .env files to use the emulator.'
