import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, json, type Provider, SHOP, startProvider } from './provider-fixture.ts'

/**
 * Two people, a browser each, and one of them hostile: every address that either has ever been led to
 * is known to both, and can be loaded in the browser of either, with its parts exchanged.
 */
const PEOPLE = ['victim', 'mallory'] as const

type Person = (typeof PEOPLE)[number]

type Step =
  | { readonly do: 'begin'; readonly who: Person; readonly returnTo: string }
  /** On the provider's pages: where this browser was last sent, or where it is sent now. */
  | { readonly do: 'log in'; readonly who: Person }
  /** Loads a callback that is known, counted from the newest, changed or not. */
  | {
      readonly do: 'arrive'
      readonly who: Person
      readonly callback: number
      readonly change: Change
      readonly other: number
    }
  | { readonly do: 'lose cookies'; readonly who: Person }
  /** Mallory, who has another subdomain, gives the victim's browser all that browsers let her. */
  | { readonly do: 'plant cookies' }
  | { readonly do: 'log out' | 'continue'; readonly who: Person }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'fault'; readonly path: string }

type Arrival = Extract<Step, { do: 'arrive' }>

type Story = ReturnType<typeof openStory>

const RUNS = Number(process.env['HOSTILE_CALLBACKS'] ?? 30)

/** What a parameter of a callback is exchanged for: that of another callback, or something else. */
const CHANGES = ['none', 'code', 'state', 'no code', 'error', 'made-up state', 'twice'] as const

type Change = (typeof CHANGES)[number]

const FAULTY = [
  '/token',
  '/jwks',
  '/customer/api/2026-04/graphql',
  '/.well-known/openid-configuration',
]

const who = fc.constantFrom(...PEOPLE)
const near = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }))

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('begin' as const),
      who,
      returnTo: fc.constantFrom(
        '/cart',
        '//evil.example',
        '/account/orders',
        '/api/session/logout',
      ),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('log in' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      who,
      callback: near,
      change: fc.oneof(fc.constant<Change>('none'), fc.constantFrom(...CHANGES)),
      other: near,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose cookies' as const), who }) },
  { weight: 3, arbitrary: fc.constant({ do: 'plant cookies' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('log out' as const, 'continue'), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('fault' as const), path: fc.constantFrom(...FAULTY) }),
  },
)

let provider: Provider
beforeAll(async () => {
  for (const method of ['info', 'warn', 'log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  provider = await startProvider()
  // Shop and provider live by the same clock.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await provider.close()
})

/** Both browsers at the shop, and what both people know. */
function openStory() {
  const routes = createSessionRoutes({
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: SHOP,
    customerAccountClientId: CLIENT_ID,
  })
  const browsers = { victim: openBrowser(routes), mallory: openBrowser(routes) }
  /** Where each browser was last sent to log in. */
  const sentTo: Partial<Record<Person, string>> = {}
  /** Where the provider has led anybody, oldest first. */
  const callbacks: string[] = []

  /** Loads a page of the session's. Whatever it is asked, it leads on, to where it may. */
  async function load(person: Person, path: string): Promise<string> {
    const response = await browsers[person].get(path)
    const location = response.headers.get('location') ?? ''
    const to = new URL(location, SHOP)
    expect([response.status, await response.text()]).toEqual([303, ''])
    expect([SHOP, provider.origin]).toContain(to.origin)
    if (to.origin === SHOP) expect(to.pathname).not.toMatch(/^\/api\//)
    else if (to.pathname === '/auth') sentTo[person] = to.href
    // Four log-ins, the session, its hint, and the marker of a log-out.
    expect(browsers[person].jar.size).toBeLessThanOrEqual(7)
    return location
  }

  async function logIn(person: Person): Promise<void> {
    const address = sentTo[person] ?? (await load(person, '/api/session/login?returnTo=/cart'))
    delete sentTo[person]
    if (address.startsWith(provider.origin)) {
      callbacks.push(await browsers[person].logInAt(address, person))
    }
  }

  async function arrive({ who: person, callback, change, other }: Arrival): Promise<void> {
    const [chosen, second] = [callbacks.at(-1 - callback), callbacks.at(-1 - other)]
    if (chosen === undefined || second === undefined) return
    const url = changed(chosen, change, second)
    if (change === 'twice') await load(person, url)
    await load(person, url)
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'begin':
        await load(
          step.who,
          `/api/session/login?${new URLSearchParams({ returnTo: step.returnTo })}`,
        )
        return
      case 'log in':
        return logIn(step.who)
      case 'arrive':
        return arrive(step)
      case 'lose cookies':
        return browsers[step.who].jar.clear()
      case 'plant cookies':
        for (const [name, value] of browsers.mallory.jar) {
          if (!name.startsWith('__Host-')) browsers.victim.jar.set(name, value)
        }
        return
      case 'log out':
        await browsers[step.who].post('/api/session/logout')
        return
      case 'continue':
        await load(step.who, '/api/session/logout/continue')
        return
      case 'wait':
        vi.setSystemTime(Date.now() + step.minutes * 60_000)
        return
      case 'fault':
        failOnce(step.path)
    }
  }

  return { take, load, logIn, callbacks, browsers }
}

function changed(callback: string, change: Change, other: string): string {
  const url = new URL(callback)
  const { searchParams: parameters } = url
  const state = parameters.get('state') ?? ''
  switch (change) {
    case 'code':
    case 'state':
      parameters.set(change, new URL(other).searchParams.get(change) ?? '')
      break
    case 'no code':
      parameters.delete('code')
      break
    case 'error':
      parameters.set('error', 'access_denied')
      break
    case 'made-up state':
      parameters.set(
        'state',
        state.replace(/^./, (slot) => String((Number(slot) + 1) % 4)),
      )
      break
    case 'none':
    case 'twice':
  }
  return url.href
}

function failOnce(path: string): void {
  provider.faces.set(path, (_, response) => {
    provider.faces.delete(path)
    json(response, 503, {})
  })
}

async function whoIsIn({ browsers }: Story, person: Person): Promise<unknown> {
  const state = await (await browsers[person].get('/api/session')).json()
  return state.status === 'signed-in' ? state.customer.displayName : state.status
}

test('whatever callbacks are exchanged, changed or late: nobody is ever signed in as another', async () => {
  let signedIn = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 6, maxLength: 24, size: 'max' }),
      async (steps) => {
        provider.faces.clear()
        const story = openStory()
        for (const each of steps) {
          await story.take(each)
          for (const person of PEOPLE) {
            const seen = await whoIsIn(story, person)
            expect([person, 'signed-out']).toContain(seen)
            if (seen === person) signedIn += 1
          }
        }
        // And nothing of all that keeps them from logging in.
        provider.faces.clear()
        await story.take({ do: 'log out', who: 'victim' })
        await story.load('victim', '/api/session/login?returnTo=/cart')
        await story.logIn('victim')
        expect(await story.load('victim', story.callbacks.at(-1) ?? '')).toBe('/cart')
        expect(await whoIsIn(story, 'victim')).toBe('victim')
      },
    ),
    { numRuns: RUNS },
  )
  // A generator that nobody gets in with would prove nothing.
  expect(signedIn).toBeGreaterThan(RUNS / 5)
}, 1_200_000)
