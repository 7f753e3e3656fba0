import { expect, test } from 'vitest'
import { sealSession } from '../../core/session/seal.ts'
import { ISSUED_AT, PASSWORDS, sessionFixture } from '../../core/session/session-fixture.ts'
import { guardMinted, guardSeals, sealsIn } from './guarded-secret.ts'

const seal = await sealSession(sessionFixture(), { passwords: PASSWORDS, now: ISSUED_AT })

test('a seal is found in a cookie, URL-encoded or not', () => {
  expect(sealsIn(`storefront_session=${seal}; Path=/; HttpOnly`)).toEqual([seal])
  expect(sealsIn(`copy=${seal.replaceAll('*', '%2A')}; other=1`)).toEqual([seal])
  expect(sealsIn("if (!seal.startsWith('Fe26.2*')) return")).toEqual([])
})

test('of a seal, what is random is guarded, and neither its prefix nor its date', () => {
  const parts = guardSeals([seal])
  expect(parts.length).toBeGreaterThanOrEqual(4)
  for (const { value, allowedIn } of parts) {
    expect([value.length >= 20, /^(Fe26|\d+$)/.test(value), allowedIn]).toEqual([
      true,
      false,
      'session-cookie',
    ])
  }
})

test('what was minted is numbered by kind, and only the kinds that are asked for', () => {
  const minted = [
    { kind: 'cart-key', value: 'a' },
    { kind: 'customer-access-token', value: 'b' },
    { kind: 'customer-access-token', value: 'c' },
  ] as const
  const guarded = guardMinted(minted, ['customer-access-token'])
  expect(guarded.map(({ label, value }) => [label, value])).toEqual([
    ['customer access token #1', 'b'],
    ['customer access token #2', 'c'],
  ])
})
