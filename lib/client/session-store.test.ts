import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchSession } from './fetch-session.ts'
import { type Change, createSessionStore, type SessionStore } from './session-store.ts'
import { ADA, BOB, NOBODY, type Site, startSite } from './site-fixture.ts'

let site: Site
let store: SessionStore
let changes: Change[]

beforeEach(async () => {
  site = await startSite()
  store = createSessionStore((signal) => fetchSession(site.endpoint, signal))
  changes = []
  store.subscribe((change) => changes.push(change))
})
afterEach(() => site.close())

describe('asking', () => {
  test('tells what the site answers', async () => {
    site.session = ADA
    expect(store.get()).toEqual({ status: 'loading' })
    await store.revalidate('fetch')
    expect(store.get()).toEqual(ADA)
    expect(changes).toEqual([{ before: { status: 'loading' }, after: ADA, source: 'fetch' }])
  })

  test.each([
    ['an error page', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['a problem', { status: 503, body: '{"status":503,"code":"STOREFRONT_UNAVAILABLE"}' }],
    ['a session that is an error', { status: 500, body: JSON.stringify(NOBODY) }],
    ['something else', { status: 200, body: '{"status":"ok"}' }],
  ])('leaves what is known as it is when the answer is %s', async (_, failure) => {
    store.hydrate(ADA)
    site.failure = failure
    await store.revalidate('fetch')
    expect(store.get()).toBe(ADA)
    expect(store.hasFailed()).toBe(true)
    site.failure = null
    site.session = ADA
    await store.revalidate('fetch')
    expect(store.hasFailed()).toBe(false)
  })

  test('leaves what is known as it is when there is no answer', async () => {
    store.hydrate(ADA)
    site.close()
    await store.revalidate('fetch')
    expect(store.get()).toBe(ADA)
    expect(store.hasFailed()).toBe(true)
  })

  test('tells nothing when nothing has changed', async () => {
    store.hydrate(ADA)
    site.session = structuredClone(ADA)
    await store.revalidate('fetch')
    expect(changes).toHaveLength(1)
    expect(store.get()).toBe(ADA)
  })

  test('takes another customer for a change, and another name, and another end', async () => {
    store.hydrate(ADA)
    const renamed = { ...BOB, customer: { ...BOB.customer, firstName: 'Robert' } }
    for (const next of [BOB, renamed, { ...renamed, expiresAt: ADA.expiresAt }]) {
      site.session = next
      await store.revalidate('fetch')
      expect(store.get()).toEqual(next)
    }
    expect(changes).toHaveLength(4)
  })
})

describe('what is newer wins', () => {
  test('an answer that comes after a newer one is dropped', async () => {
    const gate = Promise.withResolvers<void>()
    site.session = ADA
    site.gate = gate.promise
    const older = store.revalidate('fetch')
    await expect.poll(() => site.requests.length).toBe(1)
    site.session = BOB
    site.gate = Promise.resolve()
    await store.revalidate('fetch')
    gate.resolve()
    await older
    expect(store.get()).toEqual(BOB)
    expect(changes).toHaveLength(1)
  })

  test.each([
    ['what the server gave meanwhile', () => store.hydrate(BOB), BOB],
    ['a log-out meanwhile', () => store.markSignedOut('log-out'), NOBODY],
    ['a log-out in another tab meanwhile', () => store.markSignedOut('tab'), NOBODY],
  ])('an answer does not replace %s', async (_, happen, result) => {
    const gate = Promise.withResolvers<void>()
    site.session = ADA
    site.gate = gate.promise
    const asking = store.revalidate('fetch')
    await expect.poll(() => site.requests.length).toBe(1)
    happen()
    gate.resolve()
    await asking
    expect(store.isRevalidating()).toBe(false)
    expect(store.hasFailed()).toBe(false)
    expect(store.get()).toEqual(result)
  })

  test('a page that a router kept does not bring back what was on it', () => {
    const page = { ...ADA }
    store.hydrate(page)
    store.markSignedOut('log-out')
    expect(store.isUnseen(page)).toBe(false)
    store.hydrate(page)
    expect(store.get()).toEqual(NOBODY)
  })

  test('a page that is rendered anew wins over what was asked for, with the same words too', () => {
    store.hydrate({ ...ADA })
    store.markSignedOut('tab')
    store.hydrate({ ...ADA })
    expect(store.get()).toEqual(ADA)
  })
})

test('a listener that has left hears nothing', async () => {
  const heard: Change[] = []
  const unsubscribe = store.subscribe((change) => heard.push(change))
  unsubscribe()
  store.hydrate(ADA)
  expect(heard).toEqual([])
  expect(changes).toHaveLength(1)
})
