import { expect, test } from 'vitest'
import { mapUrlOf } from './source-maps.ts'

const URL = 'https://shop.example/_next/static/chunks/1.js'
const JAVASCRIPT = 'text/javascript; charset=utf-8'

test.each([
  ['a comment at the end', { body: 'a()\n//# sourceMappingURL=1.js.map' }, '1.js.map'],
  ['the last of several', { body: '//# sourceMappingURL=a\n//# sourceMappingURL=b' }, 'b'],
  ['an old comment', { body: 'a()\n//@ sourceMappingURL=1.js.map' }, '1.js.map'],
  ['a header', { body: 'a()', named: 'hidden.map' }, 'hidden.map'],
])('a source map is found by %s', (_, { body, named }: { body: string; named?: string }, name) => {
  expect(mapUrlOf({ url: URL, body, type: JAVASCRIPT, named })).toBe(
    `https://shop.example/_next/static/chunks/${name}`,
  )
})

test('one of a style sheet is found as well', () => {
  const body = 'a{}\n/*# sourceMappingURL=/maps/a.css.map */'
  expect(mapUrlOf({ url: URL, body, type: 'text/css', named: undefined })).toBe(
    'https://shop.example/maps/a.css.map',
  )
})

test.each([
  [
    'is inlined, and so was in the body',
    'a()\n//# sourceMappingURL=data:application/json,{}',
    JAVASCRIPT,
  ],
  ['is on no web server', 'a()\n//# sourceMappingURL=file:///etc/passwd', JAVASCRIPT],
  ['is spoken of on a page', '<p>//# sourceMappingURL=1.js.map</p>', 'text/html'],
  ['is not there', 'a()', JAVASCRIPT],
])('none is fetched that %s', (_, body, type) => {
  expect(mapUrlOf({ url: URL, body, type, named: undefined })).toBeNull()
})
