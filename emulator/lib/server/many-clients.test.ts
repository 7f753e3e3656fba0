import { expect, test } from 'vitest'
import { startStore } from '../customers/customer-fixture.ts'

const CUSTOMER = 'query C($token: String!) { customer(customerAccessToken: $token) { email } }'
const RENEW = `mutation R($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) { customerAccessToken { accessToken } }
}`

test('two hundred clients at once are all answered, each with its own', async () => {
  const { emulator, ask, logIn } = await startStore()
  const emails = Array.from({ length: 200 }, (_, index) => `customer-${index}@example.com`)
  for (const email of emails) emulator.customers.add({ email, password: 'secret' })
  const seen = await Promise.all(
    emails.map(async (email) => {
      const token = await logIn(email, 'secret')
      const renewed = await ask(RENEW, { token })
      const { accessToken } = renewed.data.customerAccessTokenRenew.customerAccessToken
      const { data } = await ask(CUSTOMER, { token: accessToken })
      return data.customer.email
    }),
  )
  await emulator.close()
  expect(seen).toEqual(emails)
})
