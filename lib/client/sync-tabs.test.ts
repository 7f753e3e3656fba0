import { setTimeout as pass } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchSession } from './fetch-session.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { ADA, BOB, NOBODY, type Site, startSite } from './site-fixture.ts'
import { syncTabs } from './sync-tabs.ts'

let site: Site
let said: unknown[]
let tabs: SessionStore[]
let stops: (() => void)[]

beforeEach(async () => {
  site = await startSite()
  site.session = ADA
  said = []
  const eavesdropper = new BroadcastChannel(`next-storefront-session:${site.endpoint}`)
  eavesdropper.onmessage = ({ data }: MessageEvent) => said.push(data)
  stops = [() => eavesdropper.close()]
  tabs = [openTab(), openTab(), openTab()]
})
afterEach(() => {
  for (const stop of stops) stop()
  site.close()
})

/** A tab that shows a page which the server rendered for Ada. */
function openTab(): SessionStore {
  const store = createSessionStore((signal) => fetchSession(site.endpoint, signal))
  stops.push(syncTabs(store, site.endpoint))
  store.hydrate({ ...ADA })
  return store
}

const states = () => tabs.map((tab) => tab.get())

/** Long enough for a message, its question and an answer to it many times over. */
const quiet = () => pass(250)

describe('a log-out', () => {
  test('signs out every tab, without a question', async () => {
    tabs[0]?.markSignedOut('leaving')
    await expect.poll(states).toEqual([NOBODY, NOBODY, NOBODY])
    await quiet()
    expect(site.requests).toEqual([])
    expect(said).toEqual(['signed-out'])
  })
})

describe('what one tab finds out', () => {
  test('is asked for once by each of the others, and repeated by none', async () => {
    site.session = BOB
    await tabs[0]?.revalidate('fetch')
    await expect.poll(states).toEqual([BOB, BOB, BOB])
    await quiet()
    expect(site.requests).toHaveLength(3)
    expect(said).toEqual(['changed'])
  })

  test('the same holds for what the server gave with a page', async () => {
    site.session = BOB
    tabs[0]?.hydrate({ ...BOB })
    await expect.poll(states).toEqual([BOB, BOB, BOB])
    await quiet()
    expect(site.requests).toHaveLength(2)
    expect(said).toEqual(['changed'])
  })

  test('nothing is said when nothing is new', async () => {
    await tabs[0]?.revalidate('fetch')
    tabs[1]?.hydrate({ ...ADA })
    await quiet()
    expect(said).toEqual([])
    expect(site.requests).toHaveLength(1)
  })

  test('two tabs whose pages disagree do not set each other off', async () => {
    tabs[0]?.hydrate({ ...BOB })
    tabs[1]?.hydrate({ status: 'signed-out' })
    await quiet()
    expect(said).toEqual(['changed', 'changed'])
    expect(site.requests.length).toBeLessThanOrEqual(4)
    const settled = site.requests.length
    await quiet()
    expect(site.requests).toHaveLength(settled)
  })
})

test('no name and no id is ever said', async () => {
  site.session = BOB
  await tabs[0]?.revalidate('fetch')
  tabs[1]?.markSignedOut('log-out')
  await quiet()
  expect(new Set(said)).toEqual(new Set(['changed', 'signed-out']))
})

test('what is not one of the two words is not listened to', async () => {
  const stranger = new BroadcastChannel(`next-storefront-session:${site.endpoint}`)
  for (const word of ['hello', null, { status: 'signed-out' }, ['changed']]) {
    stranger.postMessage(word)
  }
  await expect.poll(() => said).toHaveLength(4)
  stranger.close()
  await quiet()
  expect(states()).toEqual([ADA, ADA, ADA])
  expect(site.requests).toEqual([])
})

test('a session at another endpoint has its own channel', async () => {
  const other = createSessionStore((signal) => fetchSession(site.endpoint, signal))
  stops.push(syncTabs(other, `${site.endpoint}/other`))
  other.hydrate({ ...ADA })
  tabs[0]?.markSignedOut('log-out')
  await expect.poll(states).toEqual([NOBODY, NOBODY, NOBODY])
  await quiet()
  expect(other.get()).toEqual(ADA)
})

test('a tab that has stopped neither speaks nor hears', async () => {
  const [stopped, speaker, listener] = tabs
  stops[1]?.()
  stopped?.markSignedOut('log-out')
  await quiet()
  expect(said).toEqual([])
  stopped?.hydrate({ ...BOB })
  speaker?.markSignedOut('log-out')
  await expect.poll(() => listener?.get()).toEqual(NOBODY)
  await quiet()
  expect(stopped?.get()).toEqual(BOB)
})

test('a browser without BroadcastChannel does without', () => {
  const { BroadcastChannel } = globalThis
  Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  try {
    const lonely = openTab()
    lonely.markSignedOut('log-out')
    expect(lonely.get()).toEqual(NOBODY)
  } finally {
    Object.assign(globalThis, { BroadcastChannel })
  }
})
