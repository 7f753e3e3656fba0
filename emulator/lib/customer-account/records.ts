import type { CustomerDirectory, CustomerRecord } from '../customers/customers.ts'
import type { StoreState } from '../state/store-state.ts'

/** A record of the authorization server. Its instants are in seconds of the emulator's clock. */
export interface AuthRecord extends Readonly<Record<string, unknown>> {
  readonly accountId?: string
  readonly clientId?: string
  readonly grantId?: string
  readonly scope?: string
  readonly iat?: number
  readonly exp?: number
  /** When it was used up. */
  readonly consumed?: number
}

/** What a customer has allowed a client at one log-in, and what came of it. */
export interface GrantView {
  readonly id: string
  readonly customer: CustomerRecord
  /** Epoch milliseconds, as all here. */
  readonly since: number
  /** How many of its refresh tokens can be used. */
  readonly refreshTokens: number
  /** When its last valid access token ends; null if it has none. */
  readonly accessUntil: number | null
}

/** All that the authorization server has issued. */
export interface AuthRecords extends ReturnType<typeof createAuthRecords> {}

const TOKENS = ['AuthorizationCode', 'AccessToken', 'RefreshToken'] as const

/** Creates an empty set of records. Nothing is removed when it expires: a clock can go back. */
export function createAuthRecords({ clock, secrets }: StoreState, customers: CustomerDirectory) {
  const models = new Map<string, Map<string, AuthRecord>>()
  const now = () => Math.floor(clock.now() / 1000)

  function of(model: string): Map<string, AuthRecord> {
    const records = models.get(model) ?? new Map<string, AuthRecord>()
    models.set(model, records)
    return records
  }

  function customerOf({ accountId }: AuthRecord): CustomerRecord | undefined {
    return customers.byNumber(Number(accountId))
  }

  const isUsable = (record: AuthRecord) =>
    record.consumed === undefined && (record.exp ?? 0) > now() && customerOf(record) !== undefined

  const usableByGrant = (model: string) =>
    Map.groupBy([...of(model).values()].filter(isUsable), ({ grantId = '' }) => grantId)

  function grants(): readonly GrantView[] {
    const [refresh, access] = [usableByGrant('RefreshToken'), usableByGrant('AccessToken')]
    return [...of('Grant')].flatMap(([id, record]) => {
      const customer = customerOf(record)
      const refreshTokens = refresh.get(id)?.length ?? 0
      const ends = (access.get(id) ?? []).map(({ exp = 0 }) => exp * 1000)
      if (customer === undefined || refreshTokens + ends.length === 0) return []
      const accessUntil = ends.length === 0 ? null : Math.max(...ends)
      return { id, customer, since: (record.iat ?? 0) * 1000, refreshTokens, accessUntil }
    })
  }

  function revoke(grantId: string): void {
    of('Grant').delete(grantId)
    for (const model of TOKENS) {
      for (const [id, record] of of(model)) if (record.grantId === grantId) of(model).delete(id)
    }
  }

  return {
    /** The records of one of oidc-provider's models, by their ids; a token's id is the token. */
    of,
    /** The customer of a valid access token. */
    customerOfAccessToken(accessToken: string): CustomerRecord | undefined {
      const record = of('AccessToken').get(accessToken)
      return record !== undefined && isUsable(record) ? customerOf(record) : undefined
    },
    /** The grants that have a token which is good for anything, oldest first. */
    grants,
    /** How many browsers the hosted log-in page remembers. */
    hostedSessions: (): number =>
      [...of('Session').values()].filter(({ accountId, exp = 0 }) => accountId && exp > now())
        .length,
    /** Ends a grant with all of its tokens. */
    revoke,
    /** Ends everything: all grants, and what the hosted log-in page remembers. */
    endAll(): void {
      for (const records of models.values()) records.clear()
    },
    /** Whether a token that was ever issued stands in a text. */
    standsIn: (text: string): boolean =>
      /sh(cat|crt)_/.test(text) &&
      secrets.all().some(({ kind, value }) => isToken(kind) && text.includes(value)),
  }
}

function isToken(kind: string): boolean {
  return kind === 'access-token' || kind === 'refresh-token'
}
