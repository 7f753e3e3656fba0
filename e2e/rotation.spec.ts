import { holdsEachTime } from './holds-each-time.ts'
import { type Shop, startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { askWith, logInAt, sessionBy } from './visitor.ts'

holdsEachTime()

const OLD = 'the old password, 32 characters or more'
const NEW = 'the new password, 32 characters or more'

test('passwords rotate without signing anyone out', async ({
  emulator,
  storefront,
  accountKind,
}) => {
  const withPasswords = (passwords: string) =>
    startShop({
      storefront,
      env: {
        SESSION_PASSWORD: passwords,
        SHOPIFY_STORE_DOMAIN: emulator.origin,
        EMULATOR_CLOCK_URL: `${emulator.origin}/__emulator/clock`,
      },
    })
  const shops: Shop[] = []
  try {
    shops.push(await withPasswords(OLD))
    const [before] = shops as [Shop]
    const old = await logInAt(before)
    expect(old).toContain('=Fe26.2*1*')

    shops.push(await withPasswords(JSON.stringify({ 1: OLD, 2: NEW })))
    const during = shops[1] as Shop
    expect(await sessionBy(during, old)).toMatchObject({ status: 'signed-in' })
    expect((await askWith(during, '/account', old)).sessionCookie).toBeNull()
    await emulator.advance(accountKind.intoTheWindow)
    const { status, sessionCookie } = await askWith(during, '/account', old)
    const resealed = sessionCookie ?? ''
    expect([status, resealed]).toEqual([200, expect.stringContaining('=Fe26.2*2*')])

    shops.push(await withPasswords(JSON.stringify({ 2: NEW })))
    const after = shops[2] as Shop
    expect(await sessionBy(after, resealed)).toMatchObject({ status: 'signed-in' })
    expect(await sessionBy(after, old)).toEqual({ status: 'signed-out', reason: 'unreadable' })
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()))
  }
})
