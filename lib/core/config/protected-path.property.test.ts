import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isProtectedPath } from './protected-path.ts'

/** The oracle: each path is made by somebody who knows what it is. */
interface Known {
  readonly segments: readonly string[]
  readonly isProtected: boolean
}

const word = fc.stringMatching(/^[a-z0-9é~.-]{1,8}$/).filter((text) => !/^\.+$/.test(text))
const known = (isProtected: boolean, ...segments: readonly string[]): Known => ({
  segments,
  isProtected,
})
const open = fc.constantFrom<readonly string[]>(
  ['login'],
  ['register'],
  ['recover'],
  ['reset', '7', 'a-token'],
  ['activate', '7', 'a-token'],
)
const OTHERS = ['accountant', 'Account', 'ACCOUNT', 'accoun', 'account.', 'my-account', 'account/x']

const path = fc.oneof(
  fc.constant(known(true, 'account')),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((rest) => known(true, 'account', 'x', ...rest)),
  word.map((locale) => known(true, 'club', locale, 'members')),
  open.map((rest) => known(true, 'account', ...rest, 'further', 'down', 'there')),
  open.map((rest) => known(false, 'account', ...rest)),
  fc.tuple(word, open).map(([locale, rest]) => known(false, 'club', locale, 'account', ...rest)),
  fc.tuple(fc.constantFrom(...OTHERS), word).map(([other, rest]) => known(false, other, rest)),
  word.map((rest) => known(false, 'shop', rest, 'account')),
  word.map((rest) => known(false, 'api', 'account', rest)),
  fc.constant(known(false)),
  fc.constant(known(false, 'club', 'members')),
)

/** Writes a path down as oddly as a URL may have it. */
const written = fc
  .tuple(path, fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([{ segments, isProtected }, dice]) => {
    const throwDie = () => Number(dice.next().value)
    const odd = segments.map((segment) =>
      [...segment].map((letter) => (throwDie() === 0 ? percent(letter) : encoded(letter))).join(''),
    )
    const slash = () => (throwDie() === 0 ? '//' : '/')
    const text = `/${odd.join(slash())}${throwDie() < 3 ? '/' : ''}`
    return { text, isProtected }
  })

const encoded = (letter: string) => (letter === '/' ? '%2F' : encodeURIComponent(letter))

function percent(letter: string): string {
  const bytes = [...new TextEncoder().encode(letter)]
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

const config = {
  options: {},
  protectedPaths: ['/account', '/club/*/members', '/club/*/account'],
}

test('a path is protected by its segments, however it is written', () => {
  const seen = { true: 0, false: 0 }
  fc.assert(
    fc.property(written, ({ text, isProtected }) => {
      expect(isProtectedPath(text, config), text).toBe(isProtected)
      seen[`${isProtected}`] += 1
    }),
    { numRuns: 1000 },
  )
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(100)
})

test.each(['/account/%', '/%E0%A4%A', '/%zz/account'])('%s is nobody’s path', (text) => {
  expect(isProtectedPath(text, { ...config, protectedPaths: ['/'] })).toBe(false)
})

test('"/" is everything but what a visitor needs, and the login page is never led away from', () => {
  const all = { options: { loginPath: '/sign-in' }, protectedPaths: ['/'] }
  expect(isProtectedPath('/products', all)).toBe(true)
  expect(isProtectedPath('/sign-in', all)).toBe(false)
  expect(isProtectedPath('/en/sign-in/', all)).toBe(false)
  expect(isProtectedPath('/_next/static/chunk.js', all)).toBe(false)
  const home = { options: { loginPath: '/' }, protectedPaths: ['/'] }
  expect(isProtectedPath('/', home)).toBe(false)
  expect(isProtectedPath('/products', home)).toBe(true)
})
