import { defaultField, type FaultKind } from './fault-kinds.ts'

/** A fault to be served instead of an answer. */
export interface FaultRequest {
  readonly kind: FaultKind
  /**
   * The root field that it hits, or `*` for every request.
   * @default '*'; `customerAccessTokenRenew` for the kinds that answer only renewals
   */
  readonly field?: string
  /** How many requests it hits. @default until cleared */
  readonly times?: number
  /** Milliseconds before it is served. @default 1000 for `latency` and `late-answer`, else 0 */
  readonly delayMs?: number
}

/** The faults that are set. */
export interface Faults {
  add(fault: FaultRequest): void
  /** Takes the fault that is due for a request with these root fields. */
  take(fields: readonly string[]): FaultRequest | null
  /** The faults that are still to come; `times` says how often. */
  list(): readonly FaultRequest[]
  clear(): void
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  let faults: readonly FaultRequest[] = []
  return {
    add(fault) {
      faults = [...faults, { ...fault }]
    },
    take(fields) {
      const due = faults.find((fault) => isHit(fault, fields)) ?? null
      faults = faults.flatMap((fault) => (fault === due ? remainder(fault) : fault))
      return due
    },
    list: () => faults,
    clear() {
      faults = []
    },
  }
}

function isHit({ kind, field = defaultField(kind) }: FaultRequest, fields: readonly string[]) {
  return field === '*' || fields.includes(field)
}

/** What is left of a fault that was taken once. */
function remainder(fault: FaultRequest): readonly FaultRequest[] {
  if (fault.times === undefined) return [fault]
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []
}
