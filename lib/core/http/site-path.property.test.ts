import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { safeReturnTo } from './return-to.ts'
import { sitePath, slashed } from './site-path.ts'

/**
 * Addresses are made of parts whose meaning is known, so the oracle puts together what a browser
 * should be sent to, and parses nothing.
 */

const SITE = 'https://shop.example'
const FALLBACK = '/account'

afterEach(() => vi.unstubAllEnvs())

interface Settings {
  readonly basePath: string
  readonly trailingSlash: boolean
}

const settings: fc.Arbitrary<Settings> = fc.record({
  basePath: fc.constantFrom('', '/shop', '/de/shop', '/s', '/v1/api', '/shop.v2'),
  trailingSlash: fc.boolean(),
})

function configure({ basePath, trailingSlash }: Settings): void {
  vi.stubEnv('__NEXT_ROUTER_BASEPATH', basePath)
  vi.stubEnv('__NEXT_TRAILING_SLASH', String(trailingSlash))
}

/** No name of one segment is that of a base path, but some begin like one. */
const segments = fc.constantFrom('account', 'orders', 'shopping', 'd', 'apiary', 'caf%C3%A9', '7')
const files = fc.constantFrom('invoice.pdf', 'v1.2')

interface Page {
  /** Without any slash at its end. Nothing is the home page. */
  readonly path: string
  readonly isFile: boolean
  readonly rest: string
}

const pages: fc.Arbitrary<Page> = fc
  .record({
    parts: fc.array(segments, { maxLength: 3 }),
    file: fc.option(files),
    rest: fc.constantFrom(
      '',
      '?page=2',
      '#latest',
      '?q=a/b.c#/x',
      '?to=//evil.example',
      '?x=/shop',
    ),
  })
  .map(({ parts, file, rest }) => ({
    path: [...parts, ...(file === null ? [] : [file])].map((part) => `/${part}`).join(''),
    isFile: file !== null,
    rest,
  }))

/** How somebody writes it: with the base path or without, and with a slash at its end or without. */
const written = fc.record({ page: pages, bases: fc.nat(2), slash: fc.boolean(), settings })

/** What the browser has to ask for. */
function expected({ page: { path, isFile, rest }, slash, settings }: Written): string {
  const { basePath, trailingSlash } = settings
  const isHome = path === ''
  if (isHome) return `${basePath}${trailingSlash || basePath === '' ? '/' : ''}${rest}`
  const ends = slash || (trailingSlash && !isFile)
  return `${basePath}${path}${ends ? '/' : ''}${rest}`
}

type Written = typeof written extends fc.Arbitrary<infer Value> ? Value : never

function write({ page: { path, rest }, bases, slash, settings }: Written): string {
  const whole = settings.basePath.repeat(bases) + path
  return (slash || whole === '' ? `${whole}/` : whole) + rest
}

test('a path of the app leads there, with the base path once and the slash that Next asks for', () => {
  fc.assert(
    fc.property(written, (each) => {
      configure(each.settings)
      expect(sitePath(safeReturnTo(write(each), FALLBACK))).toBe(expected(each))
    }),
    { numRuns: 2000 },
  )
})

test('for redirects of Next it is the same, without the base path', () => {
  fc.assert(
    fc.property(written, (each) => {
      configure(each.settings)
      const { basePath } = each.settings
      const path = slashed(safeReturnTo(write(each), FALLBACK))
      const own = expected(each).slice(basePath.length)
      expect(path).toBe(own.startsWith('/') ? own : `/${own}`)
    }),
    { numRuns: 2000 },
  )
})

test('asking twice changes nothing', () => {
  fc.assert(
    fc.property(written, (each) => {
      configure(each.settings)
      const once = sitePath(write(each))
      expect(sitePath(once)).toBe(once)
    }),
  )
})

/** What a browser takes for another site, or for a route handler, however it is spelled. */
const ways = fc.constantFrom(
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/\t/evil.example',
  '/api/session/logout',
  '/%61pi/x',
  '/x/../api',
)
const schemes = fc.constantFrom(
  'https://evil.example',
  'javascript:alert(1)',
  '//user@evil.example',
)

test('nobody is led away, whatever stands before the base path or behind it', () => {
  fc.assert(
    fc.property(settings, ways, fc.nat(2), fc.constantFrom('', '/'), (set, way, bases, slash) => {
      configure(set)
      const given = set.basePath.repeat(bases) + way + slash
      const home = `${set.basePath}/account${set.trailingSlash ? '/' : ''}`
      expect(sitePath(safeReturnTo(given, FALLBACK)), given).toBe(home)
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(settings, schemes, (set, scheme) => {
      configure(set)
      expect(safeReturnTo(scheme + set.basePath, FALLBACK)).toBe(FALLBACK)
    }),
  )
})

test('any text at all leads to a page of this app', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5C',
    '%2e',
    'shop',
    'api',
    '@',
    ':',
    '\t',
    'é',
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(settings, texts, fc.boolean(), (set, text, isBelow) => {
      configure(set)
      const given = isBelow ? `${set.basePath}/${text}` : text
      const { origin, pathname } = new URL(sitePath(safeReturnTo(given, FALLBACK)), SITE)
      expect(origin, given).toBe(SITE)
      expect(`${pathname}/`.startsWith(`${set.basePath}/`), `${given} → ${pathname}`).toBe(true)
      const own = pathname.slice(set.basePath.length)
      expect(own).not.toMatch(/^\/[\\/]/)
      if (set.basePath !== '') expect(`${own}/`.startsWith(`${set.basePath}/`), given).toBe(false)
    }),
    { numRuns: 5000 },
  )
})
