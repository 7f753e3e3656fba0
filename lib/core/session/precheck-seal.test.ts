import { beforeEach, describe, expect, test } from 'vitest'
import { precheckSeal } from './precheck-seal.ts'
import { unsealSession } from './seal.ts'
import { sealFor } from './seal-for.ts'
import { PASSWORDS } from './session-fixture.ts'

/** How often WebCrypto was asked for a key. */
let keys = 0
const deriveKey = crypto.subtle.deriveKey.bind(crypto.subtle)
Object.defineProperty(crypto.subtle, 'deriveKey', {
  value(...args: Parameters<typeof deriveKey>) {
    keys += 1
    return deriveKey(...args)
  },
})

const seal = await sealFor('session', {
  data: { version: 1 },
  passwords: PASSWORDS,
  ttlSeconds: 3600,
})

beforeEach(() => {
  keys = 0
})

const another = (character: string) => (character === 'A' ? 'B' : 'A')

/** The same seal with another part. */
function withPart(index: number, change: (part: string) => string): string {
  return seal
    .split('*')
    .map((part, at) => (at === index ? change(part) : part))
    .join('*')
}

test.each([
  ['random text', 'invalid', 'q'.repeat(540)],
  ['nothing but stars', 'invalid', '*'.repeat(4000)],
  ['the prefix and wrong parts', 'invalid', `Fe26.2*1*${'a'.repeat(500)}`],
  ['a part too many', 'invalid', `${seal.replace('~2', '')}*x`],
  ['another prefix', 'invalid', withPart(0, () => 'Fe26.1')],
  ['a password number that we lack', 'unknown-password', withPart(1, () => '2')],
  ['a time that is over', 'expired', withPart(5, () => '1700000000000')],
  ['a time that is none', 'invalid', withPart(5, () => 'never')],
  ['a salt that is too short', 'invalid', withPart(2, (salt) => salt.slice(1))],
  ['a salt that is no number', 'invalid', withPart(2, (salt) => `g${salt.slice(1)}`)],
  ['an initial vector that is too long', 'invalid', withPart(3, (iv) => `${iv}A`)],
  ['data of another alphabet', 'invalid', withPart(4, (data) => `+${data.slice(1)}`)],
  ['data that is no whole block', 'invalid', withPart(4, (data) => data.slice(0, -4))],
  ['no data', 'invalid', withPart(4, () => '')],
  ['a second salt that is too long', 'invalid', withPart(6, (salt) => `${salt}0`)],
  ['a signature that is too short', 'invalid', withPart(7, (mac) => mac.slice(4))],
  ['more than a cookie can hold', 'invalid', `${seal}${'2'.repeat(4096)}`],
])('%s is refused as %s before a key is derived', async (_, reason, value) => {
  const rules = { passwords: PASSWORDS, longest: 4096, now: Date.now() }
  expect(precheckSeal(value, rules)).toBe(reason)
  const read = await unsealSession(value, { passwords: PASSWORDS })
  const said = read.status === 'absent' && read.reason === 'unreadable' ? read.rejection : read
  expect(said).toEqual(reason === 'expired' ? { status: 'absent', reason } : reason)
  expect(keys).toBe(0)
})

test('what has the form of a seal of ours costs one key, and two if it is one', async () => {
  const forged = withPart(7, (mac) => another(mac[0] ?? '') + mac.slice(1))
  await unsealSession(forged, { passwords: PASSWORDS })
  expect(keys).toBe(1)
  await unsealSession(seal, { passwords: PASSWORDS })
  expect(keys).toBe(3)
})

describe('a seal ends a minute after it says so, as iron has it', () => {
  test.each([
    [59_999, null],
    [60_000, 'expired'],
  ])('%i ms later', (late, expected) => {
    const endsAt = Number(seal.split('*')[5])
    const rules = { passwords: PASSWORDS, longest: 4096, now: endsAt + late }
    expect(precheckSeal(seal, rules)).toBe(expected)
  })
})

test('a seal is a seal of ours up to the longest', () => {
  const rules = { passwords: PASSWORDS, now: Date.now() }
  expect(precheckSeal(seal, { ...rules, longest: seal.length })).toBeNull()
  expect(precheckSeal(seal, { ...rules, longest: seal.length - 1 })).toBe('invalid')
})
