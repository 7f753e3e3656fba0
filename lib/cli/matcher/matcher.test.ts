import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { covers } from './matcher.ts'
import { parseLiteral } from './parse-literal.ts'
import { pathPattern } from './path-pattern.ts'
import { writtenMatchers } from './read-matchers.ts'

/** What Next itself compiles matchers with. */
const { pathToRegexp } = createRequire(import.meta.url)('next/dist/compiled/path-to-regexp')

const SOURCES = [
  '/',
  '/about',
  '/about/:path*',
  '/:path*',
  '/:path+',
  '/:lang(en|pt)/:rest?',
  '/(en|pt)/:path*',
  '/((?!_next/|.*\\.[a-z0-9]+$).*)',
  '/((?!api|_next/static|_next/image|favicon.ico).*)',
  '/account/(.*)',
  '/a.b/:id',
]
const PATHS = [
  '/',
  '/about',
  '/about/',
  '/about/us',
  '/about/us/now',
  '/aboutus',
  '/en',
  '/en/shop',
  '/en/shop/now',
  '/api/session',
  '/_next/static/a.js',
  '/_next/image',
  '/favicon.ico',
  '/logo.svg',
  '/account',
  '/account/orders',
  '/a.b/1',
  '/axb/1',
]

test.each(SOURCES)('%s matches what it matches in Next', (source) => {
  const own = PATHS.filter((path) => pathPattern(source)?.test(path))
  const theirs = PATHS.filter((path) => pathToRegexp(source).test(path))
  expect(own).toEqual(theirs)
})

test.each(['about', '/a{b}', '/a*', '/(a'])('%s is not judged', (source) => {
  expect(pathPattern(source)).toBeNull()
})

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
  const runs = (source: string) => writtenMatchers(source)
  expect(covers(runs('export function middleware() {}') ?? [], { path: '/_next/a.js' })).toBe(true)
  expect(runs('export const config = { matcher }')).toBeNull()
  expect(runs('export const config = { matcher: makeMatcher() }')).toBeNull()
  expect(runs("// matcher: '/old'\nexport const config = { matcher: '/new' }")).toHaveLength(1)
})

test('conditions on headers count', () => {
  const matchers = writtenMatchers(
    "matcher: [{ source: '/:path*', missing: [{ type: 'header', key: 'Next-Router-Prefetch' }], has: [{ type: 'header', key: 'x', value: '[ab]' }] }]",
  )
  const runs = (headers: Record<string, string>) => covers(matchers ?? [], { path: '/', headers })
  expect(runs({ x: 'a' })).toBe(true)
  expect(runs({ x: 'abc' })).toBe(false)
  expect(runs({})).toBe(false)
  expect(runs({ x: 'a', 'next-router-prefetch': '1' })).toBe(false)
})
