import { describe, expect, test } from 'vitest'
import { isSameOrigin, type OriginRules } from './same-origin.ts'

const UNKNOWN: OriginRules = { siteOrigin: null, clientIpHeader: null }
const BEHIND_A_PROXY: OriginRules = { siteOrigin: null, clientIpHeader: 'x-real-ip' }
const KNOWN: OriginRules = { siteOrigin: 'https://www.example', clientIpHeader: null }

type Sent = Readonly<Record<string, string>>

function verdict(headers: Sent, rules = UNKNOWN): boolean {
  return isSameOrigin(new Headers({ host: 'shop.example', ...headers }), rules)
}

test.each([
  ['a page of this site', { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }],
  ['an old browser, which sends Origin only', { origin: 'https://shop.example' }],
  ['a page with no-referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['a reload, which the person asked for', { 'sec-fetch-site': 'none' }],
  ['a program that is no browser', {}],
])('lets %s through', (_, headers) => {
  expect(verdict(headers)).toBe(true)
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
  ['an Origin of an app, which has the name of the host', { origin: 'app://shop.example' }],
])('refuses %s', (_, headers) => {
  expect(verdict(headers)).toBe(false)
})

describe('X-Forwarded-Host', () => {
  const sent = { origin: 'https://www.example', 'x-forwarded-host': 'www.example' }

  test('is believed where the visitor’s address is believed of a proxy, and nowhere else', () => {
    expect(verdict(sent, BEHIND_A_PROXY)).toBe(true)
    expect(verdict(sent)).toBe(false)
  })

  test('is what the last proxy has added', () => {
    const forwarded = (list: string) =>
      verdict({ ...sent, 'x-forwarded-host': list }, BEHIND_A_PROXY)
    expect(forwarded('evil.example, www.example')).toBe(true)
    expect(forwarded('www.example, evil.example')).toBe(false)
  })

  test('is believed of Next, which hands an action on, if the browser says it is of this origin', () => {
    const handedOn = { ...sent, host: 'localhost:3000', 'x-action-forwarded': '1' }
    expect(verdict({ ...handedOn, 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(verdict(handedOn)).toBe(false)
  })
})

describe('where the origin of the site is known', () => {
  test('it is the only one, whatever was asked for', () => {
    expect(verdict({ origin: 'https://www.example' }, KNOWN)).toBe(true)
    for (const origin of [
      'https://shop.example',
      'http://www.example',
      'https://www.example:8443',
      'https://www.example.evil.example',
    ]) {
      const everything = { host: new URL(origin).host, 'x-forwarded-host': new URL(origin).host }
      expect(verdict({ origin, ...everything }, { ...BEHIND_A_PROXY, ...KNOWN })).toBe(false)
    }
  })

  test('the browser is still asked', () => {
    const headers = { origin: 'https://www.example', 'sec-fetch-site': 'same-site' }
    expect(verdict(headers, KNOWN)).toBe(false)
    expect(verdict({ origin: 'null', 'sec-fetch-site': 'same-origin' }, KNOWN)).toBe(true)
  })
})
