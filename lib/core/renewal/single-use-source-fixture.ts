import { type Session, startAccountSession, tokenOf } from '../session/session.ts'
import { accountSessionFixture } from '../session/session-fixture.ts'
import type { RenewalAnswer, SessionTokens } from '../session/session-tokens.ts'

const HOUR_MS = 60 * 60_000

/** For tests: what a login has begun; one use of a used token ends it. */
interface Grant {
  readonly owner: string
  current: string
  isOver: boolean
}

/**
 * For tests: the harshest authorization server. A refresh token is good for one use, a second use ends
 * the grant, and there is no grace.
 */
export function createSingleUseSource(clock: () => number) {
  const grants: Grant[] = []
  const sent: string[] = []
  const revoked: string[] = []
  const faults: ('down' | 'lost')[] = []
  const minted = new Map<string, Grant>()
  let held: (() => Promise<unknown>) | undefined

  function mint(grant: Grant) {
    const number = minted.size / 2 + 1
    const tokens = { accessToken: `shcat_secret-${number}`, refreshToken: `shcrt_secret-${number}` }
    grant.current = tokens.refreshToken
    for (const token of Object.values(tokens)) minted.set(token, grant)
    const { customerAccount } = accountSessionFixture({
      ...tokens,
      expiresAt: new Date(clock() + HOUR_MS).toISOString(),
      sessionEndsAt: new Date(clock() + 30 * 24 * HOUR_MS).toISOString(),
    })
    return customerAccount
  }

  function answer(refreshToken: string): RenewalAnswer {
    const grant = minted.get(refreshToken)
    if (grant === undefined || grant.isOver || grant.current !== refreshToken) {
      if (grant !== undefined) grant.isOver = true
      return { outcome: 'ended' }
    }
    return { outcome: 'renewed', customerAccount: mint(grant) }
  }

  const tokens: SessionTokens = {
    async renew({ customerAccount }) {
      const refreshToken = customerAccount?.refreshToken ?? ''
      sent.push(refreshToken)
      const meanwhile = held
      held = undefined
      await meanwhile?.()
      const fault = faults.shift()
      if (fault === 'down') return DOWN
      const answered = answer(refreshToken)
      return fault === 'lost' ? DOWN : answered
    },
    async revoke(session) {
      revoked.push(tokenOf(session).accessToken)
      return { outcome: 'unsupported' }
    },
  }

  return {
    tokens,
    /** Refresh tokens, in the order in which they came. */
    sent,
    revoked,
    faults,
    /** A session of a customer who has logged in forty minutes ago. */
    begin(name = 'ada'): Session {
      const grant: Grant = { owner: name, current: '', isOver: false }
      grants.push(grant)
      const { customer } = accountSessionFixture()
      const owner = { ...customer, id: `${customer.id}${grants.length}`, displayName: name }
      return startAccountSession(mint(grant), owner, clock() - 40 * 60_000)
    },
    /** What happens while the next renewal is under way. */
    hold(meanwhile: () => Promise<unknown>) {
      held = meanwhile
    },
    endGrants() {
      for (const grant of grants) grant.isOver = true
    },
    ownerOf: (token: string) => minted.get(token)?.owner,
    secrets: () => [...minted.keys()],
  }
}

const DOWN: RenewalAnswer = { outcome: 'unavailable', reason: 'network' }
