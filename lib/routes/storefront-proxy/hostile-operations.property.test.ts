import fc from 'fast-check'
import { NextRequest } from 'next/server.js'
import { DEMO_CUSTOMER } from 'storefront-emulator'
import { beforeEach, expect, test } from 'vitest'
import { readCart } from '../../core/cart/visitor-cart.ts'
import { PASSWORDS } from '../../core/session/session-fixture.ts'
import { busyTimeOf } from './busy-time-fixture.ts'
import { bodyOf, type Chance, plan } from './hostile-documents-fixture.ts'
import { hostileOperation } from './hostile-operations-fixture.ts'
import {
  browser,
  createCart,
  emulator,
  GRACE,
  identitiesOf,
  ORIGIN,
  openShop,
  secrets,
} from './proxy-fixture.ts'
import { type OddStore, startOddStore } from './store-fixture.ts'

/**
 * How many operations are tried. `npm run test:long` tries 100,000. A run that failed is repeated
 * with its seed, which fast-check prints.
 */
const RUNS = Number(process.env['HOSTILE_OPERATIONS'] ?? 1000)

/** Checking a document may take this long, however small and clever it is. */
const LONGEST_CHECK_MS = 50

const LARGEST_REQUEST_BYTES = 64 * 1024

/** What would tell one customer, or anybody, of another. */
const ADAS = [DEMO_CUSTOMER.email, DEMO_CUSTOMER.lastName, DEMO_CUSTOMER.phone, 'St James']
const GRACES = [GRACE.email, 'Hopper']

/** An order's id and its page carry a key, an address's id a credential. */
const CAPABILITY = /Order\/\d+\?key=|\/orders\/[^"]*key=|customer_access_token=/

interface World {
  readonly visitor: ReturnType<typeof browser>
  readonly isSignedIn: boolean
  /** Carts that the site has not created for the visitor. */
  readonly foreign: readonly string[]
  readonly cartIds: readonly string[]
}

/** A customer who is signed in or has left, a cart that an attacker has planted, and one of Grace's. */
async function createWorld(isSignedIn: boolean): Promise<World> {
  const visitor = browser()
  const grace = browser()
  await grace.logIn(GRACE)
  await visitor.logIn()
  const own = await createCart(visitor)
  if (!isSignedIn) await visitor.act('logout', {})
  const foreign = [await createCart(browser()), await createCart(grace)]
  return { visitor, isSignedIn, foreign, cartIds: [own, ...foreign] }
}

let worlds: readonly World[]
/** A world wears out, since its carts fill up, and so does a store. */
const RUNS_OF_A_WORLD = 50
const RUNS_OF_A_STORE = 500

/** However busy the machine is, the store is neither slow nor down. */
const PATIENT = { renewWaitMs: 60_000, renewTimeoutMs: 60_000 }
let runs = 0

beforeEach(() => {
  worlds = []
  runs = 0
})

async function worldFor(random: Chance): Promise<World> {
  if (runs % RUNS_OF_A_STORE === 0) {
    await openShop(PATIENT)
    emulator.behaviour.cartIds = 'lenient'
  }
  if (runs % RUNS_OF_A_WORLD === 0) worlds = [await createWorld(true), await createWorld(false)]
  runs += 1
  const world = worlds[random(4) === 0 ? 1 : 0]
  if (world === undefined) throw new RangeError('There is no world.')
  return world
}

const SYNC = 'cartBuyerIdentityUpdate'

/**
 * Where a token may be: in the documents in which the server gives carts away and takes them, and in
 * the context of a query, executed or not.
 */
function expectNoTokenSent({ query }: { readonly query: string }): void {
  const inContext = query.startsWith('query')
    ? ['@inContext(buyer.customerAccessToken)', '(not executed)']
    : []
  for (const { fields, tokenArguments } of emulator.journal.entries()) {
    const isSync = fields.length === 1 && fields[0] === SYNC
    const allowed = isSync ? [`${SYNC}(buyerIdentity.customerAccessToken)`] : inContext
    for (const place of tokenArguments) expect(allowed).toContain(place)
  }
}

/** A browser that writes the id of a cart into a note has known its key before. */
function storedByOthers() {
  return emulator.storedSecrets().filter(({ kind }) => kind !== 'cart-key')
}

async function expectNoCartGivenAway({ visitor, foreign }: World): Promise<void> {
  const [plantedBuyer, gracesBuyer] = await identitiesOf(foreign)
  expect(plantedBuyer).toBeNull()
  expect([GRACE.email, null]).toContain(gracesBuyer)
  const site = { cookieName: 'storefront_session', isHttps: false }
  const own = await readCart((name) => visitor.jar.get(name), {
    site,
    config: { passwords: PASSWORDS },
  })
  expect(foreign).not.toContain(own?.id)
}

function expectNothingPersonal(text: string, { isSignedIn }: World): void {
  for (const secret of secrets()) expect(text).not.toContain(secret)
  for (const word of isSignedIn ? GRACES : [...ADAS, ...GRACES]) expect(text).not.toContain(word)
  expect(text).not.toMatch(CAPABILITY)
}

/** A store that answers everything at once, so that what takes time is the proxy. */
function startInstantStore(): Promise<OddStore> {
  return startOddStore((request, response) => {
    request.resume().on('end', () => response.end('{"data":{}}'))
  }, PATIENT)
}

test(`no operation gets at a token, at another's cart, or at what is personal (${RUNS} tries)`, async () => {
  let sent = 0
  let executed = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const random: Chance = (below) => generate(fc.nat, { max: below - 1 })
      const world = await worldFor(random)
      const operation = hostileOperation(random, world.cartIds)
      emulator.journal.clear()
      const response = await world.visitor.post(JSON.stringify(operation))
      const text = await response.text()
      if (emulator.journal.entries().length > 0) sent += 1
      if (JSON.parse(text).errors === undefined) executed += 1

      expectNoTokenSent(operation)
      expect(storedByOthers()).toEqual([])
      await expectNoCartGivenAway(world)
      expectNothingPersonal(text, world)
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: RUNS },
  )
  // A generator whose operations are all refused proves nothing.
  expect(sent).toBeGreaterThan(RUNS / 3)
  expect(executed).toBeGreaterThan(RUNS / 10)
}, 3_600_000)

test(`no document keeps the process busy (${RUNS} tries)`, async () => {
  const store = await startInstantStore()
  const params = Promise.resolve({ version: '2026-04' })
  const headers = { 'content-type': 'application/json', host: 'shop.example' }
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const random: Chance = (below) => generate(fc.nat, { max: below - 1 })
      const body = bodyOf(plan(random), LARGEST_REQUEST_BYTES)
      const url = `${ORIGIN}/api/2026-04/graphql.json`
      const send = () =>
        store.proxy.POST(new NextRequest(url, { method: 'POST', headers, body }), { params })
      const busy = await busyTimeOf(send, { atMost: LONGEST_CHECK_MS })
      expect(busy, body.slice(0, 200)).toBeLessThan(LONGEST_CHECK_MS)
    }),
    { numRuns: RUNS },
  )
  store.close()
}, 3_600_000)
