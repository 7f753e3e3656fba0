import { describe, expect, test } from 'vitest'
import { DEMO_CUSTOMER } from '../index.ts'
import {
  CALLBACK,
  createBrowser,
  customerAccounts,
  DAY_MS,
  HOUR_MS,
} from './customer-account-fixture.ts'

const shop = customerAccounts()

/** A browser at the hosted page. */
async function atThePage(changed = {}) {
  const browser = createBrowser()
  const { status, location } = await browser.open(shop.authorizeUrl(changed))
  expect(status).toBe(303)
  return { browser, login: location }
}

const TEN_MINUTES_MS = 10 * 60 * 1000

describe('the hosted page', () => {
  test('asks for an address, mails six digits to it, and sends the browser back with a code', async () => {
    const { browser, login } = await atThePage()
    const first = await browser.open(login)
    expect(first.text).toContain('<h1>Sign in to Marl</h1>')
    expect(first.text).not.toContain('<script')
    const { status, location } = await browser.open(login, {
      step: 'email',
      email: 'ada@example.com',
    })
    expect([status, location]).toEqual([303, login])
    const [mail, ...more] = shop.emulator().outbox.all()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: 'ada@example.com', kind: 'login-code', url: login })
    expect(mail?.code).toMatch(/^\d{6}$/)
    expect((await browser.open(login)).text).toContain('<strong>ada@example.com</strong>')
    const { location: resume } = await browser.open(login, { code: shop.lastCode() })
    const callback = new URL((await browser.open(resume)).location)
    expect(callback.href.startsWith(`${CALLBACK}?`)).toBe(true)
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      code: expect.stringMatching(/^shcac_[0-9a-f]{32}$/),
      state: 'the state',
    })
  })

  test('fills in the address that the shop knows', async () => {
    const { browser, login } = await atThePage({ login_hint: 'ada@example.com' })
    expect((await browser.open(login)).text).toContain('value="ada@example.com"')
  })

  test('shows what was typed as text', async () => {
    const { browser, login } = await atThePage({ login_hint: '"><script>1</script>' })
    expect((await browser.open(login)).text).not.toContain('<script')
    const { text } = await browser.open(login, { step: 'email', email: '<script>@example.com' })
    expect(text).not.toContain('<script')
  })

  test.each([
    ['locale', 'pt-PT', 'Entrar em Marl', 'pt'],
    ['ui_locales', 'pt', 'Entrar em Marl', 'pt'],
    ['locale', 'fr', 'Sign in to Marl', 'en'],
  ])('speaks the language of %s=%s', async (name, value, title, lang) => {
    const { browser, login } = await atThePage({ [name]: value })
    const { text } = await browser.open(login)
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(text).toContain(`<html lang="${lang}">`)
  })

  test('speaks the language of the browser where the shop says none', async () => {
    const { browser, login } = await atThePage()
    const { text } = await browser.open(login, undefined, { 'accept-language': 'pt-BR,en;q=0.5' })
    expect(text).toContain('Entrar em Marl')
  })

  test('says what is wrong with an address, beside it', async () => {
    const { browser, login } = await atThePage()
    const { status, text } = await browser.open(login, { step: 'email', email: 'ada' })
    expect(status).toBe(422)
    expect(text).toMatch(/value="ada" aria-invalid="true" aria-describedby="error"/)
    expect(text).toMatch(/id="error" role="alert">Enter an e-mail address/)
    expect(shop.emulator().outbox.all()).toEqual([])
  })

  test('says that a code is wrong; the right one is good after that, white space or not', async () => {
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'ada@example.com' })
    const code = shop.lastCode()
    const wrong = code === '000000' ? '000001' : '000000'
    const refused = await browser.open(login, { code: wrong })
    expect([refused.status, refused.location]).toEqual([303, `${login}?wrong`])
    const { text } = await browser.open(refused.location)
    expect(text).toMatch(/aria-invalid="true" aria-describedby="error"/)
    expect(text).toMatch(/id="error" role="alert">That is not the code that we sent\./)
    expect(text).toContain('<title>⚠ Enter your code</title>')
    const typed = `${code.slice(0, 3)} ${code.slice(3)} `
    expect((await browser.open(login, { code: typed })).location).toContain('/oauth/authorize/')
  })

  test('takes five wrong codes, and then no right one until a new one was sent', async () => {
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'ada@example.com' })
    const code = shop.lastCode()
    for (let tries = 0; tries < 5; tries += 1) await browser.open(login, { code: 'x' })
    const { location } = await browser.open(login, { code })
    expect((await browser.open(location)).text).toContain('too many wrong codes.')
    await browser.open(login, { step: 'resend' })
    const good = await browser.open(login, { code: shop.lastCode() })
    expect(good.location).toContain('/oauth/authorize/')
  })

  test('a code is good for ten minutes of the emulator’s clock', async () => {
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'ada@example.com' })
    shop.emulator().clock.advance(TEN_MINUTES_MS)
    const late = await browser.open(login, { code: shop.lastCode() })
    expect((await browser.open(late.location)).text).toContain('The code is too old.')
  })

  test('a new code takes the place of the one before', async () => {
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'ada@example.com' })
    const first = shop.lastCode()
    const { location } = await browser.open(login, { step: 'resend' })
    expect((await browser.open(location)).text).toContain('A new code is on its way.')
    const second = shop.lastCode()
    const leadsTo = async (code: string) => (await browser.open(login, { code })).location
    if (first !== second) expect(await leadsTo(first)).toBe(`${login}?wrong`)
    expect(await leadsTo(second)).toContain('/oauth/authorize/')
  })

  test('another address can be typed', async () => {
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'adda@example.com' })
    await browser.open(login, { step: 'other' })
    expect((await browser.open(login)).text).toContain('<h1>Sign in to Marl</h1>')
  })

  test('an address that nobody has becomes a customer’s when its code is typed', async () => {
    const before = shop.emulator().customers.all().length
    const { browser, login } = await atThePage()
    await browser.open(login, { step: 'email', email: 'new@example.com' })
    expect(shop.emulator().customers.all()).toHaveLength(before)
    await browser.open(login, { code: shop.lastCode() })
    expect(shop.emulator().customers.byEmail('new@example.com')).toMatchObject({ firstName: null })
  })

  test('a disabled customer gets no mail, and the same page', async () => {
    shop
      .emulator()
      .customers.add({ email: 'no@example.com', password: 'a secret', state: 'disabled' })
    const { browser, login } = await atThePage()
    const { status } = await browser.open(login, { step: 'email', email: 'no@example.com' })
    expect([status, shop.emulator().outbox.all()]).toEqual([303, []])
    expect((await browser.open(login, { code: '123456' })).location).toBe(`${login}?wrong`)
  })

  test('is of no use to another browser, nor an hour later', async () => {
    const { browser, login } = await atThePage()
    const other = await createBrowser().open(login)
    expect(other.status).toBe(400)
    expect(other.text).toContain('This link does not work')
    shop.emulator().clock.advance(HOUR_MS)
    expect((await browser.open(login)).status).toBe(400)
  })

  test('sets no cookie that a browser takes for one that is over, wherever the clock is', async () => {
    shop.emulator().clock.advance(30 * DAY_MS)
    const { headers } = await createBrowser().open(shop.authorizeUrl())
    const cookies = headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      const [, end = ''] = /expires=([^;]+)/i.exec(cookie) ?? []
      // Chromium counts from the server's own now.
      expect(Date.parse(end)).toBeGreaterThan(Date.parse(headers.get('date') ?? ''))
    }
  })

  test('two log-ins of one browser do not disturb each other', async () => {
    const browser = createBrowser()
    const first = await browser.open(shop.authorizeUrl({ state: 'one' }))
    const jar = new Map(browser.jar)
    const second = await browser.open(shop.authorizeUrl({ state: 'two' }))
    const two = new URL(await shop.typeIn(browser, second.location))
    // A browser keeps these two by their paths, which the jar of this test does not know.
    for (const name of ['customer_login', 'customer_resume'])
      for (const each of [name, `${name}.sig`]) browser.jar.set(each, jar.get(each) ?? '')
    const one = new URL(await shop.typeIn(browser, first.location))
    expect([one, two].map(({ searchParams }) => searchParams.get('state'))).toEqual(['one', 'two'])
  })

  test('may lead to the shop that asked, and to nothing else', async () => {
    const { browser, login } = await atThePage()
    const { headers } = await browser.open(login)
    expect(headers.get('content-security-policy')).toContain(
      "form-action 'self' http://localhost:3000;",
    )
  })
})

describe('a browser that has logged in before', () => {
  test('is not asked again, for thirty days', async () => {
    const browser = createBrowser()
    await shop.code(browser)
    const again = await browser.open(shop.authorizeUrl())
    expect(again.location).toMatch(/\/callback\?code=shcac_/)
    shop.emulator().clock.advance(31 * DAY_MS)
    expect((await browser.open(shop.authorizeUrl())).location).toContain('/authentication/login/')
  })

  test('is asked again with prompt=login, and by another address becomes another customer', async () => {
    const browser = createBrowser()
    await shop.code(browser)
    const { location } = await browser.open(shop.authorizeUrl({ prompt: 'login' }))
    const callback = await shop.typeIn(browser, location, 'new@example.com')
    const { body } = await shop.exchange(new URL(callback).searchParams.get('code') ?? '')
    const who = await shop.ask(body.access_token, '{ customer { displayName } }')
    expect(who.body.data.customer.displayName).toBe('new@example.com')
    const again = await shop.exchange(await shop.code(browser))
    expect((await shop.ask(again.body.access_token, '{ customer { displayName } }')).body).toEqual(
      who.body,
    )
  })

  test('gets a code with prompt=none, and without a session login_required', async () => {
    const browser = createBrowser()
    const silent = () => browser.open(shop.authorizeUrl({ prompt: 'none' }))
    const before = new URL((await silent()).location)
    expect(before.searchParams.get('error')).toBe('login_required')
    expect(before.searchParams.get('state')).toBe('the state')
    await shop.code(browser)
    expect((await silent()).location).toMatch(/\/callback\?code=shcac_/)
    shop.emulator().behaviour.promptNone = 'login_required'
    const after = new URL((await silent()).location)
    expect(after.searchParams.get('error')).toBe('login_required')
  })

  test('is asked again once the customer was removed', async () => {
    const browser = createBrowser()
    await shop.code(browser)
    shop.emulator().customers.remove(DEMO_CUSTOMER.email)
    expect((await browser.open(shop.authorizeUrl())).location).toContain('/authentication/login/')
  })
})

describe('what authorize refuses', () => {
  test.each([
    ['a callback elsewhere', { redirect_uri: 'https://shop.example/callback' }],
    ['no callback', { redirect_uri: null }],
    ['another client', { client_id: 'another' }],
    ['no state', { state: null }],
  ])('%s is a page, and leads nowhere', async (_, changed) => {
    const { status, location, text } = await createBrowser().open(shop.authorizeUrl(changed))
    expect([status, location]).toEqual([400, ''])
    expect(text).toContain('This link does not work')
  })

  test('a public client without a challenge is sent back with an error', async () => {
    const without = { code_challenge: null, code_challenge_method: null }
    const { location } = await createBrowser().open(shop.authorizeUrl(without))
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request')
  })

  test.each([
    'http://127.0.0.1:3000/callback',
    'https://localhost:8443/callback',
    'http://[::1]:3000/callback',
    'https://local.tryhydrogen.dev:5173/account/authorize',
  ])('a callback on this machine is none of it: %s', async (redirect_uri) => {
    const { status, location } = await createBrowser().open(shop.authorizeUrl({ redirect_uri }))
    expect([status, location]).toEqual([303, expect.stringContaining('/authentication/login/')])
  })

  test('an address or a method that is not there is answered, and nothing breaks', async () => {
    const at = async (path: string, method = 'GET') =>
      (await fetch(`${shop.origin()}/authentication${path}`, { method })).status
    expect(await at('/oauth/authorize?state=x', 'PUT')).toBe(400)
    expect(await at('/oauth/authorize/none?state=x')).toBe(400)
    expect(await at('/oauth/nothing')).toBe(404)
    expect(await at('/oauth/token')).toBe(404)
    expect(await at('/.well-known/jwks.json', 'POST')).toBe(404)
  })

  test('the id of another shop is documented to be a redirect', async () => {
    const wrong = shop.authorizeUrl().replace('/authentication/', '/authentication/1/')
    expect((await createBrowser().open(wrong)).status).toBe(301)
    const right = shop.authorizeUrl().replace('/authentication/', '/authentication/60000000001/')
    expect((await createBrowser().open(right)).location).toContain('/authentication/login/')
  })
})
