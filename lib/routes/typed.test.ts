import { expect, test } from 'vitest'
import { typedCookie } from '../core/account/typed-cookie.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createPagesSession } from '../pages/create-pages-session.ts'
import { email, form, json, password, storeDomain } from './route-fixture.ts'

const COOKIE = 'storefront_session_typed'
const context = {
  config: { passwords: PASSWORDS },
  site: { cookieName: 'storefront_session', isHttps: false },
}

/** What the page of a form gets to know, by the cookie that its browser has. */
function typedIn(cookie: string | undefined) {
  const { getTyped } = createPagesSession({
    storeDomain,
    privateAccessToken: 'not asked',
    password: PASSWORDS,
  })
  return getTyped({
    headers: { host: 'shop.example' },
    cookies: cookie === undefined ? {} : { [COOKIE]: cookie },
  })
}

const cookieOf = (response: Awaited<ReturnType<typeof form>>) => response.cookies.get(COOKIE)

test('a form that failed gets back what was typed, and never a password', async () => {
  const wrong = await form('login', { email, password: 'wrong', returnTo: '/cart' })
  expect(await typedIn(cookieOf(wrong)?.value)).toEqual({ email })
  const person = { email: 'not an address', firstName: 'Grace', acceptsMarketing: 'on' }
  const register = await form('register', { ...person, password })
  expect(await typedIn(cookieOf(register)?.value)).toEqual(person)
  const reset = { id: '1', resetToken: 'token-of-a-link', password: '' }
  expect(cookieOf(await form('reset', reset))).toBeUndefined()
})

test('JSON gets no such cookie: a script still has what was typed', async () => {
  expect(cookieOf(await json('login', { email, password: 'wrong' }))).toBeUndefined()
})

test('once it works, the cookie goes', async () => {
  const wrong = await form('login', { email, password: 'wrong' })
  const headers = { cookie: `${COOKIE}=${cookieOf(wrong)?.value}` }
  expect(cookieOf(await form('login', { email, password }, headers))).toMatchObject({ value: '' })
  expect(cookieOf(await form('login', { email, password }))).toBeUndefined()
})

test('a cookie that this site did not seal for it is nothing', async () => {
  const [other] = await typedCookie({ email }, { ...context, config: { passwords: OTHERS } })
  expect(await typedIn(other?.value)).toEqual({})
  expect(await typedIn('Fe26.2*1*rubbish')).toEqual({})
  expect(await typedIn(undefined)).toEqual({})
})

const OTHERS = { 1: 'a password of another site, long enough' }

test('what a browser would not keep is not sent to it', async () => {
  const long = '😀'.repeat(200)
  const fields = { firstName: long, lastName: long, company: long, city: long, phone: long }
  expect(await typedCookie(fields, context)).toEqual([])
})
