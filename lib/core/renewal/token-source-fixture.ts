import type { CustomerAccessToken, SessionCustomer } from '../session/session.ts'
import { sessionTokens } from '../session/session-tokens.ts'
import type { RenewOutcome, StoreFailure, TokenSource } from '../session/token-source.ts'

/** For tests: how a renewal hands tokens out. */
export type ModelRenewal = 'same' | 'rotate-grace' | 'rotate-strict' | 'no-extend'

/** For tests: a token of the model store. */
interface ModelToken {
  readonly owner: string
  expiresAt: number
  isRevoked: boolean
}

/** For tests: a fault that the next call meets. `lost`: the store does the work, the answer is lost. */
export type ModelFault =
  | 'down'
  | 'lost'
  | 'throttled'
  | 'api-token'
  | 'refused'
  | 'expires-now'
  | 'throws'

/** For tests: how long a token of the model store lives, in milliseconds. */
export const MODEL_LIFETIME_MS = 42 * 86_400_000

/**
 * For tests: a store in memory, with tokens of its own kind, behind the same `TokenSource` as the
 * Storefront API. `pace` is awaited before a call does its work and before it answers, so that a
 * test can interleave calls as it likes.
 */
export function createModelStore({
  clock,
  pace = async () => undefined,
}: {
  clock: () => number
  pace?: (what: string) => Promise<unknown>
}) {
  const tokens = new Map<string, ModelToken>()
  const faults: ModelFault[] = []
  const calls = { renew: 0, probe: 0, revoke: 0 }
  const inFlight = new Map<string, number>()
  const store = { mode: 'same' as ModelRenewal, mostParallelRenewals: 0 }

  function mint(owner: string): CustomerAccessToken {
    const accessToken = `token-${tokens.size + 1}-of-${owner}`
    tokens.set(accessToken, { owner, expiresAt: clock() + MODEL_LIFETIME_MS, isRevoked: false })
    return { accessToken, expiresAt: new Date(clock() + MODEL_LIFETIME_MS).toISOString() }
  }

  function isAlive(accessToken: string): boolean {
    const token = tokens.get(accessToken)
    return token !== undefined && !token.isRevoked && token.expiresAt > clock()
  }

  function extended(accessToken: string, token: ModelToken): CustomerAccessToken {
    switch (store.mode) {
      case 'same':
        token.expiresAt = clock() + MODEL_LIFETIME_MS
        break
      case 'no-extend':
        break
      case 'rotate-strict':
        token.isRevoked = true
        return mint(token.owner)
      case 'rotate-grace':
        return mint(token.owner)
    }
    return { accessToken, expiresAt: new Date(token.expiresAt).toISOString() }
  }

  function renewal(accessToken: string): RenewOutcome {
    const token = tokens.get(accessToken)
    if (token === undefined || !isAlive(accessToken)) return { outcome: 'refused' }
    return { outcome: 'renewed', customerAccessToken: extended(accessToken, token) }
  }

  const source: TokenSource = {
    create: async () => DOWN,
    async renew({ accessToken }) {
      calls.renew += 1
      const parallel = (inFlight.get(accessToken) ?? 0) + 1
      inFlight.set(accessToken, parallel)
      store.mostParallelRenewals = Math.max(store.mostParallelRenewals, parallel)
      try {
        await pace('renew')
        const fault = faults.shift()
        if (fault === 'throws') throw new Error('A source that throws.')
        if (fault === 'refused') return { outcome: 'refused' }
        if (fault === 'throttled') return { outcome: 'throttled', retryAfterSeconds: 7 }
        if (fault === 'api-token') return { outcome: 'misconfigured', problem: 'api-token' }
        if (fault === 'down') return DOWN
        if (fault === 'expires-now') {
          const customerAccessToken = { accessToken, expiresAt: new Date(clock()).toISOString() }
          return { outcome: 'renewed', customerAccessToken }
        }
        const outcome = renewal(accessToken)
        await pace('answer')
        return fault === 'lost' ? DOWN : outcome
      } finally {
        inFlight.set(accessToken, (inFlight.get(accessToken) ?? 1) - 1)
      }
    },
    async revoke({ accessToken }) {
      calls.revoke += 1
      await pace('revoke')
      const token = tokens.get(accessToken)
      if (token !== undefined) token.isRevoked = true
      return { outcome: 'revoked' }
    },
    async probe({ accessToken }) {
      calls.probe += 1
      await pace('probe')
      const owner = tokens.get(accessToken)?.owner
      return owner !== undefined && isAlive(accessToken)
        ? { outcome: 'alive', customer: modelCustomer(owner) }
        : { outcome: 'dead' }
    },
  }

  /** For what asks by session. */
  const bySession = sessionTokens({
    storefront: source,
    renewAccount: () => Promise.reject(new Error('This store has no such accounts.')),
  })

  return {
    source,
    tokens: bySession,
    store,
    calls,
    faults,
    mint,
    isAlive,
    ownerOf: (token: string) => tokens.get(token)?.owner,
  }
}

/** For tests: a customer of the model store. */
export function modelCustomer(name: string): SessionCustomer {
  return { id: `model/${name}`, firstName: name, lastName: null, displayName: name }
}

const DOWN: StoreFailure = { outcome: 'unavailable', reason: 'network' }
