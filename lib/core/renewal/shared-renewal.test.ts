import { beforeEach, describe, expect, test } from 'vitest'
import { sealSession, unsealSession } from '../session/seal.ts'
import { type Session, tokenOf } from '../session/session.ts'
import { ISSUED_AT, PASSWORDS } from '../session/session-fixture.ts'
import { createStoreAccess } from '../store/ask-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { sharedSessions } from '../store/shared-sessions.ts'
import type { SharedStore, StoreEntry } from '../store/shared-store.ts'
import type { BreakerChange } from '../storefront/circuit-breaker.ts'
import { createRenewals, type Renewal } from './renewals.ts'
import { sharing } from './shared-renewal.ts'
import { createSingleUseSource } from './single-use-source-fixture.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Longer than any machine is busy. */
const PATIENT_MS = 20_000

let now: number
let store: SharedStore
let written: StoreEntry[]
let source: ReturnType<typeof createSingleUseSource>
let changes: BreakerChange[]

beforeEach(() => {
  now = ISSUED_AT + 40 * MINUTE_MS
  written = []
  store = noted(memoryStore())
  source = createSingleUseSource(() => now)
  changes = []
})

/** The same store; what is written stands in `written`. */
function noted(inner: SharedStore): SharedStore {
  return {
    ...inner,
    set: (entry) => inner.set(noteDown(entry)),
    setIfAbsent: (entry) => inner.setIfAbsent(noteDown(entry)),
  }
}

function noteDown(entry: StoreEntry): StoreEntry {
  written.push(entry)
  return entry
}

/** The store of an instance that dies when it comes to this operation; its lock does not last long. */
function storeOfDying(at: 'get' | 'set') {
  let isLocked = false
  let reached: () => void = () => undefined
  const died = new Promise<void>((resolve) => {
    reached = resolve
  })
  const dies = () => {
    reached()
    return new Promise<never>(() => undefined)
  }
  const dying: SharedStore = {
    ...store,
    get: (key) => (isLocked && at === 'get' ? dies() : store.get(key)),
    set: (entry) => (at === 'set' ? dies() : store.set(entry)),
    setIfAbsent(entry) {
      isLocked = true
      return store.setIfAbsent({ ...entry, expiresInMs: 100 })
    },
  }
  return { dying, died }
}

interface InstanceOptions {
  readonly store?: SharedStore
  readonly storeWaitMs?: number
  readonly passwords?: Readonly<Record<string, string>>
  readonly aheadMs?: number
  /** It is early in the window. */
  readonly canWait?: boolean
}

/** An instance of the site: a process with a memory, a clock and a way to the store of its own. */
function instance(options: InstanceOptions = {}) {
  const { passwords = PASSWORDS, aheadMs = 0, storeWaitMs = PATIENT_MS, canWait = false } = options
  const clock = () => now + aheadMs
  const renewals = createRenewals({ clock, waitMs: PATIENT_MS, timeoutMs: PATIENT_MS })
  const access = createStoreAccess({
    store: options.store ?? store,
    waitMs: storeWaitMs,
    // It stands still: what a breaker waits for does not come.
    clock: () => 0,
  })
  const moment = () => {
    const ask = access({
      onBreaker: (change) => changes.push(change),
      waitUntil: () => undefined,
    })
    return {
      now: clock(),
      shared: sharing(
        sharedSessions(ask, { passwords, now: clock(), waitUntil: () => undefined }),
        {
          canWait: () => canWait,
        },
      ),
    }
  }
  return {
    renew: (session: Session): Promise<Renewal> =>
      renewals.renew(session, {
        ...moment(),
        source: source.tokens,
        waitUntil: () => undefined,
        onBreaker: () => undefined,
      }),
    join: (session: Session) => renewals.join(session, moment()),
    logOut: (session: Session) => renewals.markLoggedOut(session, moment()),
  }
}

function accessTokenIn(renewal: Renewal): string {
  if (renewal.outcome !== 'renewed') throw new Error(`It was ${JSON.stringify(renewal)}.`)
  return tokenOf(renewal.session).accessToken
}

function sessionIn(renewal: Renewal): Session {
  if (renewal.outcome !== 'renewed') throw new Error(`It was ${JSON.stringify(renewal)}.`)
  return renewal.session
}

describe('instances that share a store', () => {
  test('renew once, however many requests reach whichever of them, and all get the result', async () => {
    const three = [instance(), instance(), instance()]
    const session = source.begin()
    const renewals = await Promise.all(
      Array.from(
        { length: 100 },
        (_, index) => three[index % 3]?.renew(session) as Promise<Renewal>,
      ),
    )
    expect(source.sent).toHaveLength(1)
    expect(new Set(renewals.map(accessTokenIn)).size).toBe(1)
    expect(renewals.filter((renewal) => 'by' in renewal && renewal.by === 'store')).toHaveLength(1)
  })

  test('give a cookie of any earlier generation the newest, wherever it arrives', async () => {
    const two = [instance(), instance()] as const
    const generations = [source.begin()]
    for (let hour = 0; hour < 5; hour += 1) {
      const newest = generations.at(-1) as Session
      generations.push(sessionIn(await two[hour % 2 === 0 ? 0 : 1].renew(newest)))
      now += HOUR_MS
    }
    const newest = generations.pop() as Session
    for (const old of generations) {
      const given = sessionIn(await instance().renew(old))
      expect(tokenOf(given).accessToken).toBe(tokenOf(newest).accessToken)
      expect(given.customer).toEqual(old.customer)
    }
    expect(source.sent).toHaveLength(5)
  })

  test('give it without asking for the right to renew', async () => {
    const session = source.begin()
    await instance().renew(session)
    written.length = 0
    expect(accessTokenIn(await instance().renew(session))).toBeDefined()
    expect(written).toEqual([])
  })

  test('are right about what is newer although their clocks differ', async () => {
    const [ahead, behind] = [instance({ aheadMs: 5000 }), instance({ aheadMs: -5000 })]
    const first = source.begin()
    const second = sessionIn(await ahead.renew(first))
    const third = sessionIn(await behind.renew(second))
    expect(accessTokenIn(await instance().renew(first))).toBe(tokenOf(third).accessToken)
    expect(accessTokenIn(await instance().renew(second))).toBe(tokenOf(third).accessToken)
    expect(source.sent).toHaveLength(2)
  })

  test('a request that starts no renewal is given what another instance has', async () => {
    const session = source.begin()
    expect(await instance().join(session)).toMatchObject({ cause: { outcome: 'deferred' } })
    const renewed = accessTokenIn(await instance().renew(session))
    expect(await instance().join(session)).toMatchObject({ outcome: 'renewed', by: 'shared' })
    expect(accessTokenIn(await instance().join(session))).toBe(renewed)
  })

  test('agree while the password is being changed', async () => {
    const rotated = { ...PASSWORDS, 2: 'the next password, which is as long as it must be' }
    const old = source.begin()
    const seal = await sealSession(old, { passwords: PASSWORDS, now })
    const read = async (passwords: Readonly<Record<string, string>>) => {
      const opened = await unsealSession(seal, { passwords })
      if (opened.status !== 'present') throw new Error(opened.status)
      return opened.session
    }
    const renewed = await instance({ passwords: rotated }).renew(await read(rotated))
    const elsewhere = await instance().renew(await read(PASSWORDS))
    expect(accessTokenIn(elsewhere)).toBe(accessTokenIn(renewed))
    expect(source.sent).toHaveLength(1)
  })

  test('do not disturb each other’s customers', async () => {
    const sessions = ['ada', 'bob'].map((name) => source.begin(name))
    const given = await Promise.all(
      [0, 1, 0, 1].map((which) => instance().renew(sessions[which] as Session)),
    )
    expect(source.sent).toHaveLength(2)
    expect(given.map((renewal) => source.ownerOf(accessTokenIn(renewal)))).toEqual([
      ...['ada', 'bob', 'ada', 'bob'],
    ])
  })
})

describe('a renewal that does not come to its end', () => {
  test('before Shopify was asked: the next one renews when the lock has ended', async () => {
    const session = source.begin()
    const { dying, died } = storeOfDying('get')
    void instance({ store: dying }).renew(session)
    await died
    expect(accessTokenIn(await instance().renew(session))).toBeDefined()
    expect(source.sent).toHaveLength(1)
  })

  test('between Shopify’s answer and the record: the token is spent, and that is the end', async () => {
    const session = source.begin()
    const { dying, died } = storeOfDying('set')
    void instance({ store: dying }).renew(session)
    await died
    expect(source.sent).toHaveLength(1)
    expect(await instance().renew(session)).toEqual({ outcome: 'dead' })
    expect(source.sent).toHaveLength(2)
  })

  test('because Shopify is away: others may try, and nobody is signed out', async () => {
    const session = source.begin()
    source.faults.push('down')
    expect(await instance().renew(session)).toMatchObject({ cause: { outcome: 'unavailable' } })
    expect(accessTokenIn(await instance().renew(session))).toBeDefined()
  })
})

describe('that a session is over', () => {
  test('is believed after a last look that shows no successor', async () => {
    const session = source.begin()
    source.endGrants()
    expect(await instance().renew(session)).toEqual({ outcome: 'dead' })
  })

  test('is not believed where the last look shows one', async () => {
    const session = source.begin()
    // An instance that does not see the lock is quicker.
    const blind = { ...store, get: async () => null, setIfAbsent: async () => true }
    source.hold(() => instance({ store: blind }).renew(session))
    expect(await instance().renew(session)).toMatchObject({ outcome: 'renewed', by: 'shared' })
    expect(source.sent).toHaveLength(2)
  })

  test('is not believed while the store cannot be asked', async () => {
    const session = source.begin()
    source.endGrants()
    const down = () => Promise.reject(new Error('The store is down.'))
    const broken = { get: down, set: down, setIfAbsent: down, deleteIfEqual: down }
    const lonely = instance({ store: broken })
    expect(await lonely.renew(session)).toMatchObject({ cause: { outcome: 'unconfirmed' } })
  })
})

describe('a log-out', () => {
  test('is final on every instance, for every generation', async () => {
    const first = source.begin()
    const second = sessionIn(await instance().renew(first))
    await instance().logOut(second)
    now += HOUR_MS
    for (const session of [first, second]) {
      expect(await instance().renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
      expect(await instance().join(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
    }
    expect(source.sent).toHaveLength(1)
  })

  test('with an old cookie ends what the session has become elsewhere', async () => {
    const first = source.begin()
    const second = sessionIn(await instance().renew(first))
    const left = await instance().logOut(first)
    expect(tokenOf(left).accessToken).toBe(tokenOf(second).accessToken)
  })

  test('that comes while another instance renews is not undone by it', async () => {
    const session = source.begin()
    source.hold(() => instance().logOut(session))
    expect(await instance().renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
    expect(source.revoked).toHaveLength(1)
    expect(await instance().renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
  })
})

describe('a store that is away', () => {
  test('costs one wait, and the renewal goes on without it', async () => {
    let asked = 0
    const silence = () => {
      asked += 1
      return new Promise<never>(() => undefined)
    }
    const silent = { get: silence, set: silence, setIfAbsent: silence, deleteIfEqual: silence }
    const lonely = instance({ store: silent, storeWaitMs: 20 })
    expect(accessTokenIn(await lonely.renew(source.begin('ada')))).toBeDefined()
    const before = asked
    expect(accessTokenIn(await lonely.renew(source.begin('bob')))).toBeDefined()
    // What has become of the session is written, or tried to be, whatever the breaker says.
    expect([before > 0, asked]).toEqual([true, before + 1])
    expect(changes).toMatchObject([{ type: 'breaker-opened' }])
  })

  test('and is back is told what has been renewed meanwhile', async () => {
    const session = source.begin()
    let isAway = true
    const whenBack = <Answer>(answer: () => Promise<Answer>): Promise<Answer> =>
      isAway ? Promise.reject(new Error('The store is down.')) : answer()
    const shaky: SharedStore = {
      get: (key) => whenBack(() => store.get(key)),
      set: (entry) => whenBack(() => store.set(entry)),
      setIfAbsent: (entry) => whenBack(() => store.setIfAbsent(entry)),
      deleteIfEqual: (entry) => whenBack(() => store.deleteIfEqual(entry)),
    }
    const renewed = accessTokenIn(await instance({ store: shaky }).renew(session))
    isAway = false
    await expect.poll(() => written.length, { timeout: 20_000 }).toBe(1)
    expect(accessTokenIn(await instance().renew(session))).toBe(renewed)
    expect(source.sent).toHaveLength(1)
  })

  test('is waited for while there is time, and the next one may try at once', async () => {
    const session = source.begin()
    let isAway = true
    const get = (key: string) => (isAway ? Promise.reject(new Error('Down.')) : store.get(key))
    const early = instance({ store: { ...store, get }, canWait: true })
    expect(await early.renew(session)).toMatchObject({ cause: { outcome: 'unconfirmed' } })
    expect(source.sent).toEqual([])
    const renewed = accessTokenIn(await instance().renew(session))
    isAway = false
    // What was not asked is no failure, so nothing backs off; only the breaker, whose clock stands still.
    expect(await early.renew(session)).toMatchObject({ cause: { outcome: 'unconfirmed' } })
    expect(accessTokenIn(await instance({ canWait: true }).renew(session))).toBe(renewed)
    expect(source.sent).toHaveLength(1)
  })

  test('when it is told what has been renewed keeps the lock until it has been', async () => {
    const session = source.begin()
    let failures = 1
    const set = (entry: StoreEntry) => {
      failures -= 1
      return failures < 0 ? store.set(entry) : Promise.reject(new Error('Down.'))
    }
    const renewed = accessTokenIn(await instance({ store: { ...store, set } }).renew(session))
    expect(accessTokenIn(await instance().renew(session))).toBe(renewed)
    expect(source.sent).toHaveLength(1)
  })

  test('and gives a lock too late to say so is given it back', async () => {
    const session = source.begin()
    const slow: SharedStore = {
      ...store,
      setIfAbsent: (entry) => store.setIfAbsent(entry).then(() => new Promise(() => undefined)),
    }
    const early = instance({ store: slow, storeWaitMs: 20, canWait: true })
    expect(await early.renew(session)).toMatchObject({ cause: { outcome: 'unconfirmed' } })
    const [lock] = written
    expect(await store.get(lock?.key ?? '')).toBeNull()
    expect(accessTokenIn(await instance().renew(session))).toBeDefined()
    expect(source.sent).toHaveLength(1)
  })

  test.each(['nonsense', '', 'Fe26.2*1*0*0*0*0*0*0~2'])(
    'and one that answers with %j signs nobody out and in',
    async (nonsense) => {
      const mad: SharedStore = {
        get: async () => nonsense,
        set: async () => nonsense,
        setIfAbsent: async () => true,
        deleteIfEqual: async () => nonsense,
      }
      expect(accessTokenIn(await instance({ store: mad }).renew(source.begin()))).toBeDefined()
      expect(source.sent).toHaveLength(1)
      expect(changes).toEqual([])
    },
  )

  test.each([null, 'nonsense', [], [1, {}], ['nonsense', 'nonsense']])(
    'and one that gives %j for two entries signs nobody out and in',
    async (values) => {
      const mad: SharedStore = { ...store, getAll: async () => values as never }
      expect(accessTokenIn(await instance({ store: mad }).renew(source.begin()))).toBeDefined()
      expect(source.sent).toHaveLength(1)
      expect(changes).toEqual([])
    },
  )

  test('and one that hands out another customer’s record is not believed', async () => {
    await instance().renew(source.begin('ada'))
    const stolen = written.find(({ value }) => value.startsWith('Fe26'))
    const swapped: SharedStore = { ...store, get: async () => stolen?.value ?? null }
    const given = await instance({ store: swapped }).renew(source.begin('bob'))
    expect(source.ownerOf(accessTokenIn(given))).toBe('bob')
  })
})

test('the store is told nothing: no token, no id, no name', async () => {
  const session = source.begin()
  const second = sessionIn(await instance().renew(session))
  await instance().logOut(second)
  const seen = JSON.stringify(written)
  expect(written.length).toBeGreaterThan(2)
  for (const secret of [...source.secrets(), session.customer.id, 'Ada', 'Lovelace']) {
    expect(seen).not.toContain(secret)
  }
})
