import { type FaultKind, faultKinds, isFaultKind } from '../faults/fault-kinds.ts'
import type { FaultRequest } from '../faults/faults.ts'
import { storefrontSchema } from '../graphql/storefront-schema.ts'
import { BadCommand } from './bad-command.ts'
import { type CommandInput, numberOf } from './command-input.ts'

const LONGEST_DELAY_MS = 600_000

/**
 * Reads a fault from a command.
 * @throws {BadCommand} for an unknown kind or field, and numbers that are none or out of range
 */
export function readFault({ kind, field, times, delayMs }: CommandInput): FaultRequest {
  return {
    kind: readKind(kind),
    ...(field === undefined ? {} : { field: readField(field) }),
    ...(times === undefined ? {} : { times: readTimes(times) }),
    ...(delayMs === undefined ? {} : { delayMs: readDelay(delayMs) }),
  }
}

/** @throws {BadCommand} for what is not the name of a fault */
export function readKind(kind: unknown): FaultKind {
  if (isFaultKind(kind)) return kind
  throw new BadCommand(
    `There is no fault ${JSON.stringify(kind)}. Send one of kind=${faultKinds().join(', ')}.`,
  )
}

/** The root fields of the schema, which a fault can be set for. */
export function rootFieldsOfSchema(): readonly string[] {
  const schema = storefrontSchema()
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  )
}

function readField(field: unknown): string {
  const isKnown = field === '*' || rootFieldsOfSchema().some((name) => name === field)
  if (isKnown && typeof field === 'string') return field
  throw new BadCommand(
    `The schema has no root field ${JSON.stringify(field)}. Send e.g. field=customerAccessTokenRenew, or field=* for every request.`,
  )
}

function readTimes(value: unknown): number {
  const times = numberOf(value)
  if (Number.isSafeInteger(times) && times > 0) return times
  throw new BadCommand(
    '"times" is a whole number from 1 on; without it, a fault stays until cleared.',
  )
}

function readDelay(value: unknown): number {
  const delayMs = numberOf(value)
  if (delayMs >= 0 && delayMs <= LONGEST_DELAY_MS) return delayMs
  throw new BadCommand(`"delayMs" is a number from 0 to ${LONGEST_DELAY_MS}, in milliseconds.`)
}
