import { defaultField, type FaultKind } from './fault-kinds.ts'

/** A fault that the emulator answers with, in place of its normal answer. */
export interface FaultRequest {
  readonly kind: FaultKind
  /**
   * The root field that it answers, or `*` for every request. Of OAuth: `discovery`, `jwks`, `token`,
   * `refresh_token`, `authorization_code`, and `customer-account-api` for all of that API.
   * @default '*'; `customerAccessTokenRenew` for the kinds that answer only renewals, `token` for
   *   those of the token endpoint
   */
  readonly field?: string
  /** How many requests it answers. @default all, until cleared */
  readonly times?: number
  /** Milliseconds before it answers. @default 1000 for `latency` and `late-answer`, else 0 */
  readonly delayMs?: number
}

/** The faults that are set. */
export interface Faults extends ReturnType<typeof createFaults> {}

/** Creates an empty list of faults. */
export function createFaults() {
  let faults: readonly FaultRequest[] = []
  return {
    add(fault: FaultRequest): void {
      faults = [...faults, { ...fault }]
    },
    /** Takes the fault that is due for a request with these root fields. */
    take(fields: readonly string[]): FaultRequest | null {
      const due = faults.find((fault) => isHit(fault, fields)) ?? null
      faults = faults.flatMap((fault) => (fault === due ? remainder(fault) : fault))
      return due
    },
    /** The faults that are still to come; `times` says how often. */
    list: (): readonly FaultRequest[] => faults,
    clear(): void {
      faults = []
    },
  }
}

function isHit({ kind, field = defaultField(kind) }: FaultRequest, fields: readonly string[]) {
  return field === '*' || fields.includes(field)
}

/** What remains of a fault after it was taken once. */
function remainder(fault: FaultRequest): readonly FaultRequest[] {
  if (fault.times === undefined) return [fault]
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []
}
