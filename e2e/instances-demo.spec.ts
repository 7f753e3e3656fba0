import { expect, test } from '@playwright/test'
import { STOREFRONTS } from '../scripts/storefronts.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { allRenewed, PATIENT } from './instances/all-renewed.ts'
import { startDemo } from './instances/start-demo.ts'
import { askWith, logInAt, newestTokens, renewalsOf, sessionBy, type Visited } from './visitor.ts'

holdsEachTime()

/** `npm run test:long` has it build the storefront too, as everybody's does. */
const BUILT = process.env['DEMO_BUILDS'] ? [] : ['--built', STOREFRONTS.instances]

/** A build takes its time on a machine that is busy. */
const MOST_PATIENT_MS = 10 * 60_000

const CROWD = Array.from({ length: 30 }, (_, index) => index)

/** What all of them are answered in the end, and which of the instances have answered. */
async function askTogether(shop: Visited, cookie: string) {
  const asked = new Set<string | null>()
  const answers = await allRenewed(
    CROWD.map(() => async () => {
      const answer = await askWith(shop, '/api/session', cookie)
      asked.add(answer.headers.get('x-instance'))
      return answer
    }),
  )
  return { answers, asked: [...asked].sort() }
}

test('npm run demo -- --instances 3: three are one shop, one may be killed, and nothing is left of it', async () => {
  test.setTimeout(MOST_PATIENT_MS)
  const demo = await startDemo('--instances', '3', ...BUILT)
  try {
    const { shop } = demo
    const cookie = await logInAt(shop)
    const tokens = await newestTokens(shop, 1)
    await shop.emulator.advance(shop.accountKind.intoTheWindow)
    await shop.emulator.clearJournal()
    const { answers, asked } = await askTogether(shop, cookie)
    expect(asked).toEqual(['1', '2', '3'])
    for (const { status, sessionCookie } of answers) {
      expect([status, sessionCookie]).toEqual([200, expect.stringMatching(/^storefront_session=F/)])
    }
    expect(await renewalsOf(shop, tokens)).toBe(1)

    // As the output says.
    process.kill(Number(await demo.printed(/kill -9 (\d+)/)), 'SIGKILL')
    expect(await demo.printed(/^\[shop 1\] has ended; (\d) left\.$/m)).toBe('2')
    const others = await askTogether(shop, cookie)
    expect(others.asked).toEqual(['2', '3'])
    for (const { sessionCookie } of others.answers) {
      expect(await sessionBy(shop, sessionCookie ?? '')).toMatchObject({ status: 'signed-in' })
    }

    demo.interrupt()
    await expect.poll(() => demo.isAlive(), PATIENT).toBe(false)
  } finally {
    await demo.stop()
  }
})
