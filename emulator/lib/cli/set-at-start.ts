import { BadCommand, type CommandInput } from '../control/command-input.ts'
import { readFault } from '../control/inputs.ts'
import { setBehaviour } from '../control/set-behaviour.ts'
import type { StorefrontEmulator } from '../create-storefront-emulator.ts'
import { UsageError } from './usage-error.ts'

/** The options of the command that say how the store is to behave from the start. */
export interface StartOptions {
  readonly behaviour?: readonly string[] | undefined
  readonly fault?: readonly string[] | undefined
}

/**
 * Sets what the commands `POST behaviour` and `POST faults` would set later.
 * @throws {UsageError} that names the option, and what it takes
 */
export function setAtStart(
  { behaviour, faults }: Pick<StorefrontEmulator, 'behaviour' | 'faults'>,
  options: StartOptions,
): void {
  for (const text of options.behaviour ?? []) {
    explained('behaviour', () => setBehaviour(behaviour, pairs(text)))
  }
  for (const text of options.fault ?? []) {
    const [kind = '', ...rest] = text.split(',')
    explained('fault', () => faults.add(readFault({ ...pairs(rest.join(',')), kind })))
  }
}

/** `field=token,times=1`. */
function pairs(text: string): CommandInput {
  return Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair) => [pair.split('=', 1).join(), pair.slice(pair.indexOf('=') + 1)]),
  )
}

function explained(option: 'behaviour' | 'fault', set: () => void): void {
  try {
    set()
  } catch (error) {
    if (error instanceof BadCommand) throw new UsageError(`--${option}: ${error.message}`)
    throw error
  }
}
