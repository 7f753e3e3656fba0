import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

test.each([
  ['a page of this site', { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }],
  ['an old browser, which sends Origin only', { origin: 'https://shop.example' }],
  ['a page with no-referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['a reload, which the person asked for', { 'sec-fetch-site': 'none' }],
  ['a program that is no browser', {}],
  ['a page behind a proxy', { origin: 'https://www.example', 'x-forwarded-host': 'www.example' }],
])('lets %s through', (_, headers) => {
  expect(isSameOrigin(new Headers({ host: 'shop.example', ...headers }))).toBe(true)
})

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, told by Origin only', { origin: 'https://evil.example' }],
  ['another site, told by Sec-Fetch-Site only', { 'sec-fetch-site': 'cross-site' }],
  ['a sister subdomain', { origin: 'https://blog.shop.example', 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: 'https://shop.example:8443' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a sandboxed frame of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  [
    'two headers that disagree',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['an Origin that is no URL', { origin: 'shop.example' }],
])('refuses %s', (_, headers) => {
  expect(isSameOrigin(new Headers({ host: 'shop.example', ...headers }))).toBe(false)
})
