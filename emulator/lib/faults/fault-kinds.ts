import type { Outcome } from '../graphql/http-answer.ts'
import { DENIAL_FAULTS, RENEWAL_FAULTS } from './answer-faults.ts'
import { BODY_FAULTS } from './body-faults.ts'
import { type FaultContext, type FaultHandler, NOTHING_SENT, pause } from './fault-context.ts'
import { LATE_FAULTS } from './late-faults.ts'
import { STATUS_FAULTS } from './status-faults.ts'
import { UNENDING_FAULTS } from './unending-faults.ts'

/** Ways in which a store fails its callers. */
export type FaultKind = keyof typeof FAULTS

/** These see to the delay themselves. */
const SELF_TIMED_FAULTS = { ...LATE_FAULTS, ...UNENDING_FAULTS }

const FAULTS = {
  ...STATUS_FAULTS,
  ...BODY_FAULTS,
  ...DENIAL_FAULTS,
  ...RENEWAL_FAULTS,
  ...SELF_TIMED_FAULTS,
} as const satisfies Readonly<Record<string, FaultHandler>>

/** Whether a string, e.g. from a control request, names a fault. */
export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(FAULTS, value)
}

/** The names of all faults. */
export function faultKinds(): readonly string[] {
  return Object.keys(FAULTS)
}

/** The root field that a fault hits unless another is named; `*` is every request. */
export function defaultField(kind: FaultKind): string {
  return Object.hasOwn(RENEWAL_FAULTS, kind) ? 'customerAccessTokenRenew' : '*'
}

/** Serves a fault, after its delay. A caller that goes during the delay is sent nothing. */
export async function serveFault(kind: FaultKind, context: FaultContext): Promise<Outcome> {
  const serve: FaultHandler = FAULTS[kind]
  if (Object.hasOwn(SELF_TIMED_FAULTS, kind)) return serve(context)
  await pause(context)
  return context.response.destroyed ? NOTHING_SENT : serve(context)
}
