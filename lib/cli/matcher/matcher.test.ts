import { createRequire } from 'node:module'
import { expect, test, vi } from 'vitest'
import { covers } from './covers.ts'
import { parseLiteral } from './parse-literal.ts'
import { writtenMatchers } from './read-matchers.ts'

/** What Next itself makes of a `config.matcher`. */
const { getMiddlewareMatchers } = createRequire(import.meta.url)(
  'next/dist/build/analysis/get-page-static-info',
)

/** Where our own Next is the nearest. */
const FOLDER = process.cwd()

const SOURCES = [
  '/',
  '/about',
  '/About',
  '/about/',
  '/about/:path*',
  '/:path*',
  '/:path+',
  '/:lang(en|pt)/:rest?',
  '/(en|pt)/:path*',
  '/((?!_next/|.*\\.[a-z0-9]+$).*)',
  '/((?!api|_next/static|_next/image|favicon.ico).*)',
  '/account/(.*)',
  '/account(s)?',
  '/account{s}?',
  '/account{/:page}?/now',
  '/a.b/:id',
  '/a.b/:id(\\d+)',
  '/:from-:to',
  '/:path*/now',
  '/:path(.*)*',
  '/(.*)*',
  '/(.*)+',
  // With a modifier and no slash before: Next mends these before it compiles them.
  '/about:path*',
  '/\\(escaped\\)',
  '/\\:no-parameter',
  '/grüße/:an',
  '//',
]
/** Paths of pages. Next covers their data routes as well, and `/index` with `/`: nobody asks for those. */
const PATHS = [
  '/',
  '/about',
  '/About',
  '/about/',
  '/about/us',
  '/about/us/now',
  '/aboutus',
  '/en',
  '/en/shop',
  '/en/shop/now',
  '/EN/shop',
  '/now',
  '/api/session',
  '/_next/static/a.js',
  '/_next/image',
  '/favicon.ico',
  '/logo.svg',
  '/account',
  '/accounts',
  '/account/orders',
  '/account/orders/now',
  '/account/now',
  '/a.b/1',
  '/a.b/x',
  '/axb/1',
  '/lis-por',
  '/(escaped)',
  '/:no-parameter',
  '/no-parameter',
  '/grüße/alle',
  '/about?x',
  '/about#x',
]

test.each(SOURCES)('%s covers what it covers in Next', (source) => {
  const matchers = writtenMatchers(FOLDER, `matcher: ${JSON.stringify(source)}`)
  const own = PATHS.filter((path) => covers(matchers ?? [], { path }))
  const [{ regexp }] = getMiddlewareMatchers(source, {})
  const theirs = PATHS.filter((path) => new RegExp(regexp).test(path))
  expect(own).toEqual(theirs)
})

test.each(['about', '/a{b', '/a*', '/(a', '/:a:b'])(
  '%s, which Next refuses, is not judged, and nor are the others of its list',
  (source) => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    expect(writtenMatchers(FOLDER, `matcher: ['/good', '${source}']`)).toBeNull()
    said.mockRestore()
  },
)

test('a literal is read with its comments, quotes and trailing commas, and nothing is executed', () => {
  const source = `const x = { matcher: [ // why
    { source: '/((?!.*\\\\.x$).*)', /* and */ "missing": [{ type: "header", key: \`a\`, },], }, 'it\\'s' ] }`
  expect(parseLiteral(source, source.indexOf('['))).toEqual([
    { source: '/((?!.*\\.x$).*)', missing: [{ type: 'header', key: 'a' }] },
    "it's",
  ])
  expect(parseLiteral('[paths()]', 0)).toBeUndefined()
  expect(parseLiteral('[...paths]', 0)).toBeUndefined()
  expect(parseLiteral(`[${'`/$'}{lang}${'`'}]`, 0)).toBeUndefined()
  expect(parseLiteral('[', 0)).toBeUndefined()
})

test('a middleware without a matcher runs for everything; one with a computed matcher is not judged', () => {
  const runs = (source: string) => writtenMatchers(FOLDER, source)
  expect(covers(runs('export function middleware() {}') ?? [], { path: '/_next/a.js' })).toBe(true)
  expect(runs('export const config = { matcher }')).toBeNull()
  expect(runs('export const config = { matcher: makeMatcher() }')).toBeNull()
  expect(runs("// matcher: '/old'\nexport const config = { matcher: '/new' }")).toHaveLength(1)
})

test('conditions on headers count', () => {
  const matchers = writtenMatchers(
    FOLDER,
    "matcher: [{ source: '/:path*', missing: [{ type: 'header', key: 'Next-Router-Prefetch' }], has: [{ type: 'header', key: 'x', value: '[ab]' }] }]",
  )
  const runs = (headers: Record<string, string>) => covers(matchers ?? [], { path: '/', headers })
  expect(runs({ x: 'a' })).toBe(true)
  expect(runs({ x: 'abc' })).toBe(false)
  expect(runs({})).toBe(false)
  expect(runs({ x: 'a', 'next-router-prefetch': '1' })).toBe(false)
})
