import { PASSWORDS } from './customers.ts'
import { test } from './test.ts'

// Each of these has to fail: the tests of this folder are watched.

test.fail('a token in a page fails any test', async ({ page, emulator, logIn }) => {
  await logIn()
  const token = (await emulator.secrets()).find(({ kind }) => kind === 'customer-access-token')
  await page.evaluate((value) => localStorage.setItem('t', value), token?.value ?? '')
})

test.fail('a token on another device does', async ({ emulator, logIn, openOtherBrowser }) => {
  await logIn()
  const token = (await emulator.secrets()).find(({ kind }) => kind === 'customer-access-token')
  const other = await openOtherBrowser()
  await other.goto('/')
  await other.evaluate((value) => localStorage.setItem('t', value), token?.value ?? '')
})

test.fail('a token that the store was made to keep does', async ({ emulator, logIn }) => {
  await logIn()
  const token = (await emulator.secrets()).find(({ kind }) => kind === 'customer-access-token')
  await fetch(`${emulator.origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    body: JSON.stringify({
      query: 'mutation ($note: String) { cartCreate(input: { note: $note }) { cart { id } } }',
      variables: { note: token?.value },
    }),
  })
})

test.fail('a password anywhere but where it is typed does', async ({ page }) => {
  await page.goto(`/?password=${PASSWORDS.first}`)
})

test.fail('the name of an address credential does', async ({ page }) => {
  await page.goto('/?id=1%26customer_access_token')
})

test.fail('a password in what the shop prints does', async ({ shop, tokenSentinel }) => {
  tokenSentinel.search('output', `${shop.logs()} POST ${PASSWORDS.second}`)
})
