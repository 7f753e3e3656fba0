import { beforeEach, expect, test, vi } from 'vitest'
import { email, form, json, logIn, password } from './route-fixture.ts'

beforeEach(() => {
  vi.stubEnv('__NEXT_ROUTER_BASEPATH', '/shop')
  vi.stubEnv('__NEXT_TRAILING_SLASH', 'true')
  return () => vi.unstubAllEnvs()
})

test('a form is sent on to a page of the app, whose paths are below the base path', async () => {
  const locations = [
    await form('login', { email, password }),
    await form('login', { email, password, returnTo: '/account/orders?page=2' }),
    await form('login', { email, password, returnTo: '/shop/account/orders/' }),
    await form('login', { email, password: 'wrong', returnTo: '/shop/cart' }),
    await form('recover', { email }),
    await form('logout', {}),
  ].map(({ headers }) => headers.get('location'))
  expect(locations).toEqual([
    '/shop/account/',
    '/shop/account/orders/?page=2',
    '/shop/account/orders/',
    '/shop/account/login/?error=UNIDENTIFIED_CUSTOMER&returnTo=%2Fcart',
    '/shop/account/recover/?notice=RECOVERY_SENT',
    '/shop/',
  ])
})

test('JSON says the same as a form would do', async () => {
  const response = await json('logout', { returnTo: '/goodbye' }, { cookie: await logIn() })
  expect(await response.json()).toEqual({ status: 'signed-out', redirectTo: '/shop/goodbye/' })
})

test('the cookie is for the whole host, as the prefix __Host- demands', async () => {
  const response = await form('login', { email, password })
  expect(response.headers.get('set-cookie')).toContain('; Path=/;')
})
