import type { StoreState } from '../state/store-state.ts'
import type { AuthRecord, AuthRecords } from './records.ts'

/** The instants in a record, all in seconds. */
const INSTANTS = ['iat', 'exp', 'iiat', 'consumed', 'loginTs', 'authTime']

/**
 * How oidc-provider keeps its records. It reads the clock of the machine and cannot be given another;
 * so a record's instants are kept by the emulator's clock, and handed out as many seconds from the
 * machine's now as they are from the emulator's. What has expired there has expired here.
 */
export function createProviderAdapter(state: StoreState, records: AuthRecords) {
  return (model: string) => {
    const kept = records.of(model)
    const read = (record: AuthRecord | undefined) =>
      record === undefined || isHidden(model, record, state)
        ? undefined
        : shifted(seen(model, record, state), -secondsAhead(state))
    return {
      async upsert(id: string, payload: object) {
        kept.set(id, shifted(payload, secondsAhead(state)))
      },
      find: async (id: string) => read(kept.get(id)),
      findByUid: async (uid: string) =>
        read([...kept.values()].find((each) => each['uid'] === uid)),
      findByUserCode: async () => undefined,
      async destroy(id: string) {
        kept.delete(id)
      },
      async consume(id: string) {
        const record = kept.get(id)
        const consumed = record?.consumed ?? Math.floor(state.clock.now() / 1000)
        if (record !== undefined) kept.set(id, { ...record, consumed })
      },
      async revokeByGrantId(grantId: string) {
        records.revoke(grantId)
      },
    }
  }
}

/** How many whole seconds the emulator's clock is ahead of the machine's. */
export function secondsAhead({ clock }: StoreState): number {
  return Math.floor(clock.now() / 1000) - Math.floor(Date.now() / 1000)
}

/** A copy whose instants are some seconds later. */
export function shifted(record: object, seconds: number): AuthRecord {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      INSTANTS.includes(name) && typeof value === 'number' ? value + seconds : value,
    ]),
  )
}

/** A used refresh token that is not found is refused, and nothing else happens to its grant. */
function isHidden(model: string, record: AuthRecord, state: StoreState): boolean {
  const { consumed } = seen(model, record, state)
  const { refreshTokenReuse } = state.behaviour
  return model === 'RefreshToken' && consumed !== undefined && refreshTokenReuse === 'fails'
}

/** Within the grace a used refresh token is as if it had not been used. */
function seen(model: string, record: AuthRecord, { behaviour, clock }: StoreState): AuthRecord {
  const { consumed, ...unused } = record
  if (model !== 'RefreshToken' || consumed === undefined) return record
  const { refreshTokens, refreshGraceSeconds } = behaviour
  const isWithin = clock.now() / 1000 < consumed + refreshGraceSeconds
  return refreshTokens === 'single-use-with-grace' && isWithin ? unused : record
}
