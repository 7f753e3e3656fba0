import fc from 'fast-check'
import { sealData, unsealData } from 'iron-session'
import { expect, test } from 'vitest'
import { openFor } from './seal-for.ts'

const OURS = {
  1: 'an old password of ours, 32 characters or more',
  2: 'the new password of ours, 32 characters or more',
}
const OLD = { 1: OURS[1] }
const FOREIGN = { 2: 'a password of others with a number that we have' }
const UNKNOWN = { 3: 'a password of others with a number that we lack' }

/** What iron says alone. */
async function verdictOfIron(seal: string): Promise<unknown> {
  let reason: string | null = null
  const data = await unsealData<unknown>(seal, {
    password: OURS,
    onUnsealError: (cause) => {
      reason = cause
    },
  })
  return reason ?? data
}

/** What is said with the check in front of it. */
async function verdict(seal: string): Promise<unknown> {
  const opening = await openFor('cart', { seal, passwords: OURS })
  return opening.status === 'opened' ? opening.data : opening.reason
}

type Mutation = (seal: string) => string

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** Everything that means something to a parser of seals, and something that does not. */
const scrap = fc.oneof(
  fc.constantFrom(...'*~+/=-_ \t\n0129afAFgzZ%é', '**', '~2', '==', 'Fe26.2', '', '64', '\u00a0'),
  fc.string({ unit: 'binary', maxLength: 3 }),
)

/** Somewhere in the whole of it. */
const anywhere: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, scrap).map(
    ([at, text]): Mutation =>
      (seal) =>
        splice(seal, at, 1, text),
  ),
  fc.tuple(place, scrap).map(
    ([at, text]): Mutation =>
      (seal) =>
        splice(seal, at, 0, text),
  ),
  fc.tuple(place, fc.nat({ max: 40 })).map(
    ([at, length]): Mutation =>
      (seal) =>
        splice(seal, at, length, ''),
  ),
  place.map(
    (at): Mutation =>
      (seal) =>
        seal.slice(0, Math.floor(at * seal.length)),
  ),
)

const PARTS: readonly (readonly [part: number, fc.Arbitrary<string>])[] = [
  [0, fc.constantFrom('', 'Fe26.1', 'fe26.2', ' Fe26.2')],
  [
    1,
    fc.constantFrom('', '0', '1', '2', '3', '01', '1 ', 'default', 'constructor', '__proto__', 'x'),
  ],
  [2, fc.constantFrom('', '0', 'a'.repeat(64), 'A'.repeat(64))],
  [3, fc.constantFrom('', 'A'.repeat(21), 'A'.repeat(22), 'A'.repeat(24))],
  [4, fc.nat({ max: 100 }).map((length) => 'A'.repeat(length))],
  [
    5,
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1',
      '01',
      '1.5',
      '1e99',
      'NaN',
      '9'.repeat(20),
      ' 4102444800000',
    ),
  ],
  [6, fc.constantFrom('', '0', 'a'.repeat(64))],
  [7, fc.constantFrom('', 'A'.repeat(42), 'A'.repeat(43), 'A'.repeat(44))],
]

/** One of its parts for another one. */
const ofOnePart = fc.oneof(
  ...PARTS.map(([part, text]) =>
    text.map(
      (by): Mutation =>
        (seal) =>
          withPart(seal, part, () => by),
    ),
  ),
)

/** The end of a seal, of which iron takes several spellings for the same. */
const ofTheMac: fc.Arbitrary<Mutation> = fc
  .constantFrom<Mutation>(
    (mac) => mac.replaceAll('-', '+').replaceAll('_', '/'),
    (mac) => `${mac}=`,
    (mac) => `${mac}==`,
    (mac) => ` ${mac}\t`,
    (mac) => `${mac.slice(0, 20)}\n${mac.slice(20)}`,
    (mac) => `${mac.slice(0, -1)}${following(mac.slice(-1))}`,
  )
  .map((spell) => (seal) => withPart(seal, 7, (mac) => spell(mac.replace(/~.*$/s, ''))))

const mutations = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
  { weight: 3, arbitrary: fc.array(anywhere, { minLength: 1, maxLength: 2 }) },
  { weight: 3, arbitrary: fc.array(ofOnePart, { minLength: 1, maxLength: 2 }) },
  { weight: 2, arbitrary: fc.array(ofTheMac, { minLength: 1, maxLength: 2 }) },
)

const request = fc.record({
  data: fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
  password: fc.constantFrom<Record<string, string>>(OURS, OURS, OLD, FOREIGN, UNKNOWN),
  // In seconds: for ever, for long, over for long, and over within the skew.
  ttl: fc.constantFrom(0, 1, 3600, 3600, 3600, -3600, -30),
  mutations,
})

test('with the check in front, the verdict is that of iron alone', async () => {
  const verdicts = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(request, async ({ data, password, ttl, mutations: changes }) => {
      const made = await sealData({ ...data, p: 2 }, { password, ttl })
      const seal = changes.reduce((before, change) => change(before), made)
      const theirs = await verdictOfIron(seal)
      expect(await verdict(seal), seal).toEqual(theirs)
      const kind = typeof theirs === 'string' ? theirs : 'opened'
      verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
    }),
    { numRuns: 2000 },
  )
  // It would prove little if there had been one verdict only.
  for (const kind of ['opened', 'expired', 'unknown-password', 'invalid']) {
    expect(verdicts.get(kind), kind).toBeGreaterThan(100)
  }
}, 30_000)

function splice(text: string, at: number, length: number, by: string): string {
  const start = Math.floor(at * text.length)
  return text.slice(0, start) + by + text.slice(start + length)
}

function withPart(seal: string, index: number, change: (part: string) => string): string {
  return seal
    .split('*')
    .map((part, at) => (at === index ? change(part) : part))
    .join('*')
}

/** Of the last character of 32 bytes in base64url two bits mean nothing. */
function following(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 1)
}
