import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveConfig } from '../config/config.ts'
import { isSameOrigin } from './same-origin.ts'

/**
 * Requests are made of parts whose meaning is known, and written as headers in all ways that mean the
 * same; tricks are headers that mean nothing. So the oracle parses nothing.
 */

/** A host as it is written, and as what it is known; null is a trick. */
interface Host {
  readonly written: string
  readonly host: string | null
  readonly port: number | null
}

const NAMES: readonly (readonly [written: string, host: string])[] = [
  ['shop.example', 'shop.example'],
  ['Shop.EXAMPLE', 'shop.example'],
  ['shop.example.', 'shop.example.'],
  ['www.shop.example', 'www.shop.example'],
  ['evil.example', 'evil.example'],
  ['shop.example.evil.example', 'shop.example.evil.example'],
  ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '[::1]'],
  ['[0:0:0:0:0:0:0:1]', '[::1]'],
]

const PORTS: readonly (readonly [written: string, port: number | null])[] = [
  ['', null],
  [':80', 80],
  [':443', 443],
  [':0443', 443],
  [':3000', 3000],
]

const hosts: fc.Arbitrary<Host> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(NAMES[0]) }, fc.constantFrom(...NAMES)),
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom(PORTS[0]) }, fc.constantFrom(...PORTS)),
  )
  .map(([[name, host] = ['', ''], [colon, port] = ['', null]]) => ({
    written: name + colon,
    host,
    port,
  }))

const trickHosts: fc.Arbitrary<Host> = fc
  .constantFrom(
    '',
    ':443',
    'shop.example:',
    'shop.example:http',
    'shop.example:99999',
    'shop.example@evil.example',
    'evil.example@shop.example',
    '@shop.example',
    'evil.example/shop.example',
    'shop.example/',
    'shop.example?',
    'shop.example#',
    'shop.example\\',
    'shop%2eexample',
    '%73hop.example',
    'shop.example evil.example',
    'https://shop.example',
    '//shop.example',
    '*.example',
    '[::1',
    '::1',
  )
  .map((written) => ({ written, host: null, port: null }))

const written = fc.oneof({ weight: 4, arbitrary: hosts }, trickHosts)

type Scheme = 'https' | 'http'

/** An origin that a page can have. */
interface Page {
  readonly scheme: Scheme
  readonly at: Host
}

const pages: fc.Arbitrary<Page> = fc.record({
  scheme: fc.constantFrom<Scheme>('https', 'http'),
  at: hosts,
})

const trickOrigins = fc.oneof(
  trickHosts.filter(({ written }) => written !== '').map(({ written }) => `https://${written}`),
  fc.constantFrom(
    'shop.example',
    '//shop.example',
    'https:shop.example',
    'https:/shop.example',
    'https:\\\\shop.example',
    'https://shop.example https://shop.example',
    'https://shop.example, https://shop.example',
    'https://shop.example,https://evil.example',
    'app://shop.example',
    'ftp://shop.example',
    'file://shop.example',
    'blob:https://shop.example',
    'view-source:https://shop.example',
    'NULL',
    'null, null',
    'undefined',
    '*',
  ),
)

type Origin = { readonly kind: 'absent' | 'null' | 'trick'; readonly text?: string } | Page

const origins: fc.Arbitrary<Origin> = fc.oneof(
  { weight: 6, arbitrary: pages },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'absent' as const }, { kind: 'null' as const }) },
  { weight: 2, arbitrary: trickOrigins.map((text) => ({ kind: 'trick' as const, text })) },
)

const requests = fc.record({
  host: fc.option(fc.oneof({ weight: 1, arbitrary: fc.constant('the page') }, written)),
  forwarded: fc.array(fc.oneof(fc.constant('the page' as const), written), { maxLength: 3 }),
  origin: origins,
  site: fc.oneof(
    fc.constantFrom(null, 'same-origin', 'none'),
    fc.constantFrom('same-site', 'cross-site', 'SAME-ORIGIN', 'same-origin, same-origin', ''),
  ),
  isHandedOn: fc.boolean(),
})

const siteOrigins = fc.oneof(
  fc.constant(null),
  fc.constantFrom<Page>(
    { scheme: 'https', at: { written: 'shop.example', host: 'shop.example', port: null } },
    { scheme: 'https', at: { written: 'SHOP.example:443/', host: 'shop.example', port: 443 } },
    { scheme: 'https', at: { written: 'shop.example:3000', host: 'shop.example', port: 3000 } },
    { scheme: 'http', at: { written: '[::1]:3000/', host: '[::1]', port: 3000 } },
    { scheme: 'http', at: { written: 'localhost', host: 'localhost', port: null } },
  ),
)

const trusts = fc.constantFrom('nobody', 'a proxy', 'the platform')

type Request = typeof requests extends fc.Arbitrary<infer Value> ? Value : never

test('a request is taken by the rules and by nothing else', () => {
  const counts = { taken: 0, refused: 0 }
  fc.assert(
    fc.property(requests, siteOrigins, trusts, (request, siteOrigin, trust) => {
      const isTrusted = trust !== 'nobody'
      const isTaken = isSameOrigin(headersOf(request), rulesOf(siteOrigin, trust))
      expect(isTaken).toBe(isOfThisSite(request, { siteOrigin, isTrusted }))
      counts[isTaken ? 'taken' : 'refused'] += 1
    }),
    { numRuns: 5000 },
  )
  expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(500)
})

test('what X-Forwarded-Host says changes nothing where nobody is trusted', () => {
  fc.assert(
    fc.property(requests, requests, siteOrigins, (request, other, siteOrigin) => {
      const rules = rulesOf(siteOrigin, 'nobody')
      const plain = { ...request, isHandedOn: false }
      const swapped = { ...plain, forwarded: other.forwarded }
      expect(isSameOrigin(headersOf(swapped), rules)).toBe(isSameOrigin(headersOf(plain), rules))
    }),
    { numRuns: 1000 },
  )
})

function rulesOf(siteOrigin: Page | null, trust: string) {
  const env = {
    SHOPIFY_STORE_DOMAIN: 'shop.myshopify.com',
    SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'public',
    SESSION_PASSWORD: 'p'.repeat(32),
    SESSION_SITE_ORIGIN: siteOrigin === null ? '' : originText(siteOrigin),
    SESSION_CLIENT_IP_HEADER: trust === 'a proxy' ? 'X-Real-IP' : '',
    VERCEL: trust === 'the platform' ? '1' : '',
  }
  return resolveConfig({}, env)
}

function originText({ scheme, at }: Page): string {
  return `${scheme}://${at.written}`
}

function hostText(host: Host | string, { origin }: Request): string {
  if (typeof host !== 'string') return host.written
  return 'at' in origin ? origin.at.written : 'shop.example'
}

function headersOf(request: Request): Headers {
  const { host, forwarded, origin, site, isHandedOn } = request
  const headers = new Headers()
  if (host !== null) headers.set('host', hostText(host, request))
  if (forwarded.length > 0) {
    const list = forwarded.map((each) => hostText(each, request))
    headers.set('x-forwarded-host', list.join(list.length === 2 ? ',' : ' , '))
  }
  if ('at' in origin) headers.set('origin', originText(origin))
  else if (origin.kind !== 'absent') headers.set('origin', origin.text ?? 'null')
  if (site !== null) headers.set('sec-fetch-site', site)
  if (isHandedOn) headers.set('x-action-forwarded', '1')
  return headers
}

/** The rules, as the documentation has them. */
function isOfThisSite(
  request: Request,
  { siteOrigin, isTrusted }: { siteOrigin: Page | null; isTrusted: boolean },
): boolean {
  const { host, forwarded, origin, site, isHandedOn } = request
  switch (site) {
    case null:
    case 'same-origin':
    case 'none':
      break
    default:
      return false
  }
  if (!('at' in origin)) {
    if (origin.kind === 'absent') return true
    return origin.kind === 'null' && site === 'same-origin'
  }
  if (siteOrigin !== null) {
    return origin.scheme === siteOrigin.scheme && isAt(origin, siteOrigin.at)
  }
  if (host !== null && isAt(origin, host)) return true
  const last = forwarded.at(-1)
  if (last === undefined || !isAt(origin, last)) return false
  return isTrusted || (isHandedOn && site === 'same-origin')
}

function isAt(page: Page, place: Host | string): boolean {
  if (typeof place === 'string') return true
  const usual = page.scheme === 'https' ? 443 : 80
  return place.host === page.at.host && (place.port ?? usual) === (page.at.port ?? usual)
}
