import { describe, expect, test } from 'vitest'
import { startAccountSession } from '../session/session.ts'
import { accountSessionFixture, PASSWORDS } from '../session/session-fixture.ts'
import { AWAY, createStoreAccess } from './ask-store.ts'
import { memoryStore } from './memory-store.ts'
import { sharedLogins } from './shared-logins.ts'
import type { SharedStore } from './shared-store.ts'
import { lineageOf } from './store-key.ts'

const waitUntil = () => undefined

/** What an instance has of a store. */
function over(store: SharedStore, passwords: Readonly<Record<string, string>> = PASSWORDS) {
  const access = createStoreAccess({ store, waitMs: 20_000 })
  return sharedLogins(access({ onBreaker: () => undefined, waitUntil }), { passwords, waitUntil })
}

const sid = { issuer: 'https://one.example', name: 'a session' }
const ada = { issuer: 'https://one.example', name: 'ada' }

/** A session that has begun so many seconds after the first. */
function session(seconds = 0) {
  const { customerAccount, customer } = accountSessionFixture({})
  return startAccountSession(customerAccount, customer, 1_800_000_000_000 + seconds * 1000)
}

describe('what is remembered of a log-in', () => {
  test('is found by the names of its provider, and not by those of another', async () => {
    const logins = over(memoryStore())
    await logins.rememberSession(sid, session())
    await logins.rememberSubject(ada, 'gid://shopify/Customer/7')
    expect(await logins.sessionsOf(sid)).toEqual([lineageOf(session())])
    expect(await logins.customerOf(ada)).toBe('gid://shopify/Customer/7')
    const issuer = 'https://two.example'
    expect(await logins.sessionsOf({ ...sid, issuer })).toEqual([])
    expect(await logins.customerOf({ ...ada, issuer })).toBeNull()
  })

  test('is the last of many sessions too, and no more than eight', async () => {
    const logins = over(memoryStore())
    for (let count = 0; count < 30; count += 1) {
      await logins.rememberSession(sid, session(count))
      const known = await logins.sessionsOf(sid)
      expect(known).toContain(lineageOf(session(count)))
      expect(known.length).toBe(Math.min(count + 1, 8))
    }
  })

  test('is found by an instance that has another password beside', async () => {
    const store = memoryStore()
    const newer = { ...PASSWORDS, 9: 'the newest password of them all, 32 or more' }
    await over(store, newer).rememberSession(sid, session())
    expect(await over(store).sessionsOf(sid)).toEqual([lineageOf(session())])
    await over(store).rememberSubject(ada, 'gid://shopify/Customer/7')
    expect(await over(store, newer).customerOf(ada)).toBe('gid://shopify/Customer/7')
  })

  test('is not believed of a store that mixes up its entries', async () => {
    const memory = memoryStore()
    let last = ''
    const mixing: SharedStore = {
      ...memory,
      get: () => memory.get(last),
      set(entry) {
        last = entry.key
        return memory.set(entry)
      },
    }
    const logins = over(mixing)
    await logins.rememberSubject({ ...ada, name: 'grace' }, 'gid://shopify/Customer/8')
    expect(await logins.customerOf(ada)).toBeNull()
    expect(await logins.isUsed(ada)).toBe(false)
  })

  test('is not known while the store is away', async () => {
    const down = () => Promise.reject(new Error('The store is down.'))
    const logins = over({ get: down, set: down, setIfAbsent: down, deleteIfEqual: down })
    expect(await logins.sessionsOf(sid)).toBe(AWAY)
    expect(await logins.customerOf(ada)).toBe(AWAY)
    expect(await logins.isUsed(ada)).toBe(AWAY)
  })
})
