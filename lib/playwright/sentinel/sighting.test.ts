import { expect, test } from 'vitest'
import type { GuardedSecret } from './guarded-secret.ts'
import { isAllowed, reportOf, sightingOf } from './sighting.ts'

const TOKEN = 'f01e2d3c4b5a69788c7b6a5948372615'
const secret: GuardedSecret = {
  label: 'customer access token #3',
  value: TOKEN,
  isRandom: true,
  allowedIn: null,
}
const finding = { secret, form: 'base64' }
const isClean = (text: string) => !text.includes(TOKEN)

function seenAt(url: string) {
  return sightingOf(finding, { place: 'DOM', url, text: TOKEN }, isClean)
}

test('a report tells secret, form and place, and never the secret', () => {
  const report = reportOf([seenAt('https://shop.example/account?x=1#y'), seenAt('')])
  expect(report).toBe(
    `The token sentinel saw what no browser may read:
  customer access token #3 (base64) in: DOM of https://shop.example/account
  customer access token #3 (base64) in: DOM`,
  )
})

test('what was stored at the store has a heading of its own', () => {
  const stored = { secret: 'customer access token #3', form: 'stored', url: '' }
  const report = reportOf([{ ...stored, place: 'the note of a cart' }])
  expect(report).toBe(
    `The token sentinel found what no store may keep:
  customer access token #3 was stored at the store: in the note of a cart`,
  )
  expect(
    reportOf([seenAt(''), { ...stored, place: 'a discount code of a cart' }]).split('\n'),
  ).toHaveLength(4)
})

test.each([
  [`https://shop.example/orders/${TOKEN}?own=${TOKEN}`, 'https://shop.example/[redacted]'],
  [`https://shop.example/orders?own=${TOKEN}`, 'https://shop.example/orders'],
  [`data:text/plain,${TOKEN}`, 'data:'],
  ['blob:https://shop.example/1', 'blob:'],
])('of the URL %s, only what is harmless is told', (url, told) => {
  expect(seenAt(url).url).toBe(told)
})

test('a secret is allowed in its one kind of place, and one without in none', () => {
  const typed: GuardedSecret = { ...secret, allowedIn: 'input' }
  const field = { place: 'form field', url: '', text: '', allows: 'input' } as const
  const cookie = { place: 'cookie', url: '', text: '', allows: 'session-cookie' } as const
  const body = { place: 'response body', url: '', text: '' } as const
  expect([field, cookie, body].map((part) => isAllowed(typed, part))).toEqual([true, false, false])
  expect([field, cookie, body].map((part) => isAllowed(secret, part))).toEqual([
    false,
    false,
    false,
  ])
})
