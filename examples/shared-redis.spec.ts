import { createClient } from 'redis'
import { holdsEachTime } from '../e2e/holds-each-time.ts'
import { CUSTOMER, expect, test } from './test.ts'

holdsEachTime()

test('what is renewed is written to the Redis that the servers share', async ({
  page,
  at,
  running,
  logInAs,
  session,
}) => {
  await logInAs(CUSTOMER)
  await session.putIntoRenewalWindow()
  await page.goto(at('/account'))
  const redis = await createClient({ url: running.redisUrl ?? '' }).connect()
  const keys = await redis.keys('session:*')
  redis.destroy()
  expect(keys.length).toBeGreaterThan(0)
})
