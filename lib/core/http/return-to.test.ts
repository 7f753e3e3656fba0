import { describe, expect, test } from 'vitest'
import { safeReturnTo, withQuery } from './return-to.ts'

describe('safeReturnTo', () => {
  test.each([
    '/',
    '/account/orders?page=2#latest',
    '/products/kleine-schüssel',
    '/search?q=https://example.com//x',
    '/apiary',
    '/de/api',
  ])('keeps %s, a path of this site', (path) => {
    expect(safeReturnTo(path, '/account')).toBe(path.replace('ü', encodeURIComponent('ü')))
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%2F/evil.example',
    '/%2f%2fevil.example',
    '/%5Cevil.example',
    '/.//evil.example',
    '/account/..//evil.example',
    '/%2e%2e//evil.example',
    ' /account',
    'javascript:alert(1)',
    'data:text/html,x',
    'account',
    '?x=1',
    '#x',
    '',
    '/api/session/logout',
    '/API/session',
    '/api',
    '/%61pi/session',
    '/x/../api/session',
    '/%E0%A4%A',
    '/a%00b',
    `/${'a'.repeat(2048)}`,
  ])('refuses %j', (value) => {
    expect(safeReturnTo(value, '/account')).toBe('/account')
  })

  test.each([undefined, null, 7, {}, ['/x', '/y']])('refuses %j, which is no string', (value) => {
    expect(safeReturnTo(value, '/account')).toBe('/account')
  })
})

test('the login page is told where to come back to, and why', () => {
  expect(withQuery('/account/login', {})).toBe('/account/login')
  expect(withQuery('/account/login', { returnTo: '/a?b=c', reason: 'expired' })).toBe(
    '/account/login?returnTo=%2Fa%3Fb%3Dc&reason=expired',
  )
})
