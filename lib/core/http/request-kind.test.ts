import { expect, test } from 'vitest'
import { type RequestKind, requestKind } from './request-kind.ts'

test.each<[string, string, Record<string, string>, RequestKind]>([
  ['GET', '/account', {}, 'visit'],
  ['HEAD', '/account', {}, 'visit'],
  ['GET', '/api/session', {}, 'visit'],
  ['GET', '/api/session/logout', {}, 'visit'],
  ['POST', '/account', {}, 'visit'],
  ['POST', '/account', { 'next-action': '00ff' }, 'write'],
  ['GET', '/account', { 'next-action': '00ff' }, 'visit'],
  ['POST', '/api/session/login', {}, 'write'],
  ['POST', '/api/session/password/', {}, 'write'],
  ['POST', '/api/session/logout', {}, 'log-out'],
  ['POST', '/api/session/logout/', {}, 'log-out'],
  ['POST', '/api/session/logout', { origin: 'https://evil.example' }, 'write'],
  ['POST', '/api/session-logout', {}, 'visit'],
  ['GET', '/account', { 'sec-purpose': 'prefetch;prerender' }, 'prefetch'],
  ['GET', '/account', { purpose: 'prefetch' }, 'prefetch'],
  ['POST', '/account', { purpose: 'prefetch' }, 'visit'],
])('%s %s with %j is a %s', (method, pathname, headers, kind) => {
  expect(
    requestKind(
      {
        method,
        headers: new Headers({ host: 'shop.example', ...headers }),
        nextUrl: { pathname },
      },
      { siteOrigin: null, clientIpHeader: null },
    ),
  ).toBe(kind)
})
