import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { askWith, logInAt, newestTokens, renewalsOf, type Visited } from '../visitor.ts'
import { type KillAt, killAt, type Victim } from './kill-at.ts'
import { PAGE } from './one-renewal.ts'
import type { Site, SiteInstance } from './site.ts'
import type { TokenManners } from './token-manners.ts'

/** At which step an instance is killed, and what comes of it. */
interface Killed {
  readonly at: KillAt
  /** How often the token is sent until somebody has its successor; one that is lost, until all know it. */
  readonly sent: 1 | 2
  /** The token has been used, and what came of it is written nowhere (RFC 9700 §4.14.2). */
  readonly isSpent: boolean
}

/** Every step of a renewal, in their order. */
const KILLED: readonly Killed[] = [
  { at: { step: 'look', when: 'before' }, sent: 1, isSpent: false },
  { at: { step: 'lock', when: 'before' }, sent: 1, isSpent: false },
  { at: { step: 'lock', when: 'after' }, sent: 1, isSpent: false },
  { at: { step: 'look-again', when: 'before' }, sent: 1, isSpent: false },
  { at: { step: 'renew', when: 'before' }, sent: 2, isSpent: false },
  { at: { step: 'renew', when: 'after' }, sent: 2, isSpent: true },
  { at: { step: 'publish', when: 'before' }, sent: 2, isSpent: true },
  { at: { step: 'publish', when: 'after' }, sent: 1, isSpent: false },
  { at: { step: 'check', when: 'before' }, sent: 1, isSpent: false },
  { at: { step: 'unlock', when: 'before' }, sent: 1, isSpent: false },
  { at: { step: 'unlock', when: 'after' }, sent: 1, isSpent: false },
]

/** So many are needed: one to be killed at each step, and two that are left. */
export const INSTANCES_TO_KILL = KILLED.length + 2

/** A lock lasts for half a minute. */
const PATIENT_MS = 120_000

/** More than all of it takes. */
export const KILLING_TAKES_MS = 3 * PATIENT_MS

/**
 * Kills an instance at each step of a renewal, each of a customer of its own, and expects of the others
 * what is possible: who is lost is a customer whose token is good for one use, and is spent while nobody
 * knows what it has become.
 */
export async function killAtEachStep(
  site: Site,
  { kind, behaviour, isForOneUse }: TokenManners,
): Promise<void> {
  await site.emulator.set(behaviour)
  const customers = await logInOneForEach(site, kind)
  await site.emulator.advance(site.visited(kind).accountKind.intoTheWindow)
  await site.emulator.clearJournal()
  for (const customer of customers) await killAt(site, customer.killed.at, customer)
  const survivors = site.instances.slice(-2).map((each) => site.visited(kind, each))

  // Whatever becomes of it: at first the token that is there is as good as before, but for one
  // that Shopify has ended by renewing it.
  const stillGood = customers.filter(
    ({ killed }) => !(killed.isSpent && behaviour.renew === 'rotate-strict'),
  )
  for (const { shop, cookie } of stillGood.map((each, index) => at(survivors, each, index))) {
    expect(await askWith(shop, PAGE, cookie)).toMatchObject({
      status: 200,
      body: expect.stringContaining('"signed-in"'),
    })
  }
  const found = await Promise.all(
    customers.map(async (customer, index) => {
      const isLost = (await outcome(at(survivors, customer, index))) === ''
      const sent = await renewalsOf(site.visited(kind), customer.tokens)
      return { at: customer.killed.at, isLost, sent: isLost ? Math.min(sent, 2) : sent }
    }),
  )
  expect(found).toEqual(
    KILLED.map(({ at, sent, isSpent }) => ({ at, sent, isLost: isSpent && isForOneUse })),
  )
}

/** A customer whose instance is killed. */
interface Customer extends Victim {
  readonly killed: Killed
  readonly tokens: ReadonlySet<string>
}

/**
 * At one of those who are left: the limits on log-ins ask the store too, and of a victim each command is
 * read as a step of its renewal.
 */
async function logInOneForEach(site: Site, kind: AccountKind['name']): Promise<Customer[]> {
  const shop = site.visited(kind, site.instances.at(-1))
  const customers: Customer[] = []
  for (const [index, killed] of KILLED.entries()) {
    const person = { email: `customer${index}@example.com`, password: `password of ${index}` }
    await site.emulator.addCustomer(person)
    const cookie = await logInAt(shop, person)
    const victim = site.instances[index] as SiteInstance
    const tokens = await newestTokens(shop, 1)
    customers.push({ killed, victim, shop: site.visited(kind, victim), cookie, tokens })
  }
  return customers
}

/** The same customer, at one of those who are left. */
function at(survivors: readonly Visited[], { cookie }: Customer, index: number) {
  return { shop: survivors[index % survivors.length] as Visited, cookie }
}

/** Asks until something has become of the session: its new cookie, or an empty one. */
async function outcome({ shop, cookie }: { shop: Visited; cookie: string }): Promise<string> {
  let found: string | null = null
  await expect
    .poll(
      async () => {
        found = (await askWith(shop, PAGE, cookie)).sessionCookie
        return found
      },
      { timeout: PATIENT_MS },
    )
    .not.toBeNull()
  return found ?? ''
}
