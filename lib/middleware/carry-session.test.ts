import { NextRequest, NextResponse } from 'next/server.js'
import { describe, expect, test } from 'vitest'
import { sessionCookie } from '../core/session/cookie.ts'
import { endOf } from '../core/session/session.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from '../core/session/session-fixture.ts'
import { carrySession } from './carry-session.ts'

const cookie = sessionCookie('new-seal', {
  site: { cookieName: 'storefront_session', isHttps: false },
  endsAt: endOf(sessionFixture()),
  now: ISSUED_AT + 22 * DAY_MS,
})

/** A request whose cookie has been replaced already. */
function request(): NextRequest {
  const headers = { cookie: 'theme=dark; storefront_session=new-seal', 'x-own': 'kept' }
  return new NextRequest('http://shop.example/account', { headers })
}

function carry(response?: Response): NextResponse {
  return carrySession(response, { request: request(), cookie, timing: null })
}

const forwarded = (response: Response) => response.headers.get('x-middleware-request-cookie')
const named = (response: Response) => response.headers.get('x-middleware-override-headers')

const SET_COOKIE =
  /^storefront_session=new-seal; Path=\/; .*Max-Age=1728000; HttpOnly; SameSite=lax$/

test('says what Next’s own functions say, and no more', () => {
  // Theirs are written out in carry-session.ts, which makes one response instead of three.
  const theirs = NextResponse.next({ request: { headers: request().headers } })
  const ours = carry().headers
  for (const [name, value] of theirs.headers) expect([name, ours.get(name)]).toEqual([name, value])
  const more = [...ours.keys()].filter((name) => !theirs.headers.has(name))
  expect(more.filter((name) => name.startsWith('x-'))).toEqual([])
  theirs.cookies.set(cookie)
  const [written = ''] = theirs.headers.getSetCookie()
  const withoutInstant = (text = '') => text.replace(/Expires=[^;]*/, 'Expires')
  expect(withoutInstant(ours.getSetCookie()[0])).toBe(withoutInstant(written))
})

describe('a pass', () => {
  test('hands all headers of the request on, with the new cookie', () => {
    const response = carry()
    expect(response.headers.get('x-middleware-next')).toBe('1')
    expect(forwarded(response)).toBe('theme=dark; storefront_session=new-seal')
    expect(named(response)).toBe('cookie,x-own')
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(SET_COOKIE)])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('is not taken for a cookie that the page has set', () => {
    expect(carry().headers.get('x-middleware-set-cookie')).toBeNull()
  })

  test('with headers that another middleware has named keeps those, and no others', () => {
    const headers = new Headers({ 'x-locale': 'de' })
    const response = carry(NextResponse.next({ request: { headers } }))
    expect(response.headers.get('x-middleware-request-x-locale')).toBe('de')
    expect(named(response)).toBe('x-locale,cookie')
    expect(forwarded(response)).toBe('theme=dark; storefront_session=new-seal')
  })

  test('with a cookie header of another middleware keeps its cookies, and replaces ours', () => {
    const headers = new Headers({ cookie: 'storefront_session=old-seal; locale=de' })
    const response = carry(NextResponse.next({ request: { headers } }))
    expect(forwarded(response)).toBe('locale=de; storefront_session=new-seal')
    expect(named(response)).toBe('cookie')
  })
})

test('a rewrite stays one, and its page sees the new cookie', () => {
  const response = carry(NextResponse.rewrite('http://shop.example/de/account'))
  expect(response.headers.get('x-middleware-rewrite')).toBe('http://shop.example/de/account')
  expect(forwarded(response)).toContain('storefront_session=new-seal')
})

test.each([
  ['a redirect of Next', () => NextResponse.redirect('http://shop.example/', 308), 308],
  [
    'a redirect whose headers cannot be changed',
    () => Response.redirect('http://shop.example/'),
    302,
  ],
  ['an answer', () => new Response('teapot', { status: 418, statusText: 'Teapot' }), 418],
  ['an answer without a body', () => new Response(null, { status: 204 }), 204],
])('%s keeps what it is, gets the cookie, and overrides nothing', async (_, make, status) => {
  const original = make()
  const response = carry(original.clone())
  expect([response.status, response.statusText]).toEqual([status, original.statusText])
  expect(response.headers.get('location')).toBe(original.headers.get('location'))
  expect(await response.text()).toBe(await original.text())
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(SET_COOKIE)])
  expect(named(response)).toBeNull()
})

test('cookies of others survive ours, and ours survives cookies that are set later', () => {
  const theirs = NextResponse.next()
  theirs.cookies.set('visited', '1')
  theirs.headers.append('Set-Cookie', 'raw=1; Path=/; Partitioned; Secure')
  const response = carry(theirs)
  response.cookies.set('later', '1')
  const names = response.headers.getSetCookie().map((line) => line.split('=')[0])
  expect(names).toEqual(['visited', 'raw', 'storefront_session', 'later'])
})

test('nothing to write leaves a response as it came', () => {
  const theirs = NextResponse.next()
  const load = { request: request(), cookie: null, timing: null }
  expect(carrySession(theirs, load)).toBe(theirs)
  expect([...carrySession(undefined, load).headers]).toEqual([['x-middleware-next', '1']])
})

test('a timing joins those of others', () => {
  const theirs = NextResponse.next({ headers: { 'Server-Timing': 'intl;dur=1' } })
  const response = carrySession(theirs, { request: request(), cookie: null, timing: 'session' })
  expect(response.headers.get('server-timing')).toBe('intl;dur=1, session')
  expect(response.headers.get('cache-control')).toBeNull()
})
