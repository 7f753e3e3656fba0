import type { EmulatorControl } from 'next-storefront-session/playwright'
import type { SecretKind } from 'storefront-emulator'
import { HOSTED, LEGACY } from './account-kind.ts'
import { PASSWORDS } from './customers.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { LONG } from './long.ts'
import { expect, test } from './test.ts'

holdsEachTime()

// Each of these has to fail: the tests of this folder are watched.

/** The tokens of a session, each by the tag of its kind of accounts, and that of what is for long runs. */
const TOKENS: readonly (readonly [SecretKind, tag: string, more: readonly string[]])[] = [
  ['customer-access-token', LEGACY, []],
  ['access-token', HOSTED, [LONG]],
  ['refresh-token', HOSTED, []],
  ['id-token', HOSTED, [LONG]],
]

async function newest(emulator: EmulatorControl, kind: SecretKind): Promise<string> {
  return (await emulator.secrets()).findLast((secret) => secret.kind === kind)?.value ?? 'none'
}

for (const [kind, tag, more] of TOKENS) {
  test.fail(`${kind}: in a page it fails any test`, { tag }, async ({ page, emulator, logIn }) => {
    await logIn()
    const token = await newest(emulator, kind)
    await page.evaluate((value) => localStorage.setItem('t', value), token)
  })

  test.fail(
    `${kind}: on another device it does`,
    { tag: [tag, ...more] },
    async ({ emulator, logIn, openOtherBrowser }) => {
      await logIn()
      const token = await newest(emulator, kind)
      const other = await openOtherBrowser()
      await other.goto('/')
      await other.evaluate((value) => localStorage.setItem('t', value), token)
    },
  )

  test.fail(
    `${kind}: what the store was made to keep does`,
    { tag: [tag, ...more] },
    async ({ emulator, logIn }) => {
      await logIn()
      const note = await newest(emulator, kind)
      await fetch(`${emulator.origin}/api/2026-04/graphql.json`, {
        method: 'POST',
        body: JSON.stringify({
          query: 'mutation ($note: String) { cartCreate(input: { note: $note }) { cart { id } } }',
          variables: { note },
        }),
      })
    },
  )

  test.fail(
    `${kind}: in what the shop prints it does`,
    { tag: [tag, ...more] },
    async ({ emulator, logIn, shop, tokenSentinel }) => {
      await logIn()
      tokenSentinel.search('output', `${shop.logs()} GET /?t=${await newest(emulator, kind)}`)
    },
  )
}

test.fail(
  'an id token in an address of the shop’s own does, whatever it is called there',
  {
    tag: HOSTED,
  },
  async ({ page, emulator, logIn }) => {
    await logIn()
    await page.goto(`/?id_token_hint=${await newest(emulator, 'id-token')}`)
  },
)

test('an id token in the one redirect of a log-out does not', { tag: HOSTED }, async ({
  page,
  emulator,
  logIn,
}) => {
  await logIn()
  const ending = page.waitForRequest(/\/logout\?/)
  await page.getByRole('button', { name: 'Log out' }).click()
  const { searchParams } = new URL((await ending).url())
  expect(searchParams.get('id_token_hint')).toBe(await newest(emulator, 'id-token'))
  await expect(page).toHaveURL('/')
})

test.fail('a password anywhere but where it is typed does', { tag: LEGACY }, async ({ page }) => {
  await page.goto(`/?password=${PASSWORDS.first}`)
})

test.fail('the name of an address credential does', { tag: LEGACY }, async ({ page }) => {
  await page.goto('/?id=1%26customer_access_token')
})

test.fail(
  'a password in what the shop prints does',
  { tag: LEGACY },
  async ({ shop, tokenSentinel }) => {
    tokenSentinel.search('output', `${shop.logs()} POST ${PASSWORDS.second}`)
  },
)
