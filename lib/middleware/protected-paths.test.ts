import { NextRequest, NextResponse } from 'next/server.js'
import { expect, test } from 'vitest'
import { sealSession } from '../core/session/seal.ts'
import { DAY_MS, ISSUED_AT, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type WrappedMiddleware } from './create-session-middleware.ts'

const NOW = ISSUED_AT

const OPTIONS = {
  storeDomain: 'shop.myshopify.com',
  publicAccessToken: 'not asked',
  password: PASSWORDS,
  protectedPaths: ['/account'],
}

function middleware(wrapped?: WrappedMiddleware, now = NOW) {
  return createSessionMiddleware({ ...OPTIONS, now: () => now }, wrapped)
}

const sealed = () => sealSession(sessionFixture(), { passwords: PASSWORDS, now: NOW })

function request(path: string, { cookie, ...init }: { cookie?: string; method?: string } = {}) {
  const headers = cookie === undefined ? {} : { cookie: `storefront_session=${cookie}` }
  return new NextRequest(`http://shop.example${path}`, { ...init, headers })
}

const ways = (response: NextResponse) => [response.status, response.headers.get('location')]
const PASSED = [200, null]

test('leads a visitor without a session to the login page, and back to where they were', async () => {
  const response = await middleware()(request('/account/orders?page=2'))
  const location = 'http://shop.example/account/login?returnTo=%2Faccount%2Forders%3Fpage%3D2'
  expect(ways(response)).toEqual([307, location])
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(ways(await middleware()(request('/account/login')))).toEqual(PASSED)
  expect(ways(await middleware()(request('/accountant')))).toEqual(PASSED)
  expect(ways(await middleware()(request('/')))).toEqual(PASSED)
})

test('a customer passes, and so do a form and a server action', async () => {
  expect(ways(await middleware()(request('/account', { cookie: await sealed() })))).toEqual(PASSED)
  expect(ways(await middleware()(request('/account', { method: 'POST' })))).toEqual(PASSED)
})

test('leads away whoever asks for the headers alone, as who asks for the page', async () => {
  const location = 'http://shop.example/account/login?returnTo=%2Faccount'
  expect(ways(await middleware()(request('/account', { method: 'HEAD' })))).toEqual([307, location])
})

test('the login page is where the options say', async () => {
  const own = createSessionMiddleware({ ...OPTIONS, loginPath: '/enter' })
  const location = 'http://shop.example/enter?returnTo=%2Faccount'
  expect(ways(await own(request('/account')))).toEqual([307, location])
})

test('the way back has no slash at its end, which Next puts there where the app has them', async () => {
  const nextConfig = { trailingSlash: true }
  const slashed = new NextRequest('http://shop.example/account/orders/', { nextConfig })
  const location = 'http://shop.example/account/login/?returnTo=%2Faccount%2Forders'
  expect(ways(await middleware()(slashed))).toEqual([307, location])
})

test('a dot in a protected path is a dot', async () => {
  const dotted = createSessionMiddleware({ ...OPTIONS, protectedPaths: ['/account.v2'] })
  expect((await dotted(request('/account.v2'))).status).toBe(307)
  expect(ways(await dotted(request('/account-v2')))).toEqual(PASSED)
})

test('says why a session has ended, and takes its cookie', async () => {
  const cookie = await sealed()
  const ended = await middleware(undefined, NOW + 50 * DAY_MS)(request('/account', { cookie }))
  const login = 'http://shop.example/account/login?returnTo=%2Faccount'
  expect(ways(ended)).toEqual([307, `${login}&reason=expired`])
  expect(ended.cookies.get('storefront_session')).toMatchObject({ value: 'expired' })
  const unreadable = await middleware()(request('/account', { cookie: 'Fe26.2*rubbish' }))
  expect(ways(unreadable)).toEqual([307, `${login}&reason=unreadable`])
})

test('with another middleware: a pass and a rewrite lead away, an answer of its own stays', async () => {
  const rewrite = () => NextResponse.rewrite(new URL('/de/account', 'http://shop.example'))
  const login = [307, 'http://shop.example/account/login?returnTo=%2Faccount']
  expect(ways(await middleware(rewrite)(request('/account')))).toEqual(login)
  expect(ways(await middleware(() => NextResponse.next())(request('/account')))).toEqual(login)
  const closed = () => new NextResponse('Closed', { status: 503 })
  expect(ways(await middleware(closed)(request('/account')))).toEqual([503, null])
  const moved = () => NextResponse.redirect(new URL('/de/account', 'http://shop.example'))
  expect(ways(await middleware(moved)(request('/account')))[1]).toBe(
    'http://shop.example/de/account',
  )
})

test('keeps the base path of the app', async () => {
  const nextConfig = { basePath: '/shop' }
  const inShop = new NextRequest('http://shop.example/shop/account', { nextConfig })
  expect(ways(await middleware()(inShop))[1]).toBe(
    'http://shop.example/shop/account/login?returnTo=%2Faccount',
  )
})

test('a path that is none of this site is a configuration error', async () => {
  const wrong = createSessionMiddleware({ protectedPaths: ['account', '//evil.example'] })
  await expect(wrong(request('/'))).rejects.toThrow(/protectedPaths must be paths of this site/)
})
