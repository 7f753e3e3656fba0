import { expect, test } from 'vitest'
import { storedSightings } from './stored-sightings.ts'

const kinds = ['customer-access-token', 'address-credential'] as const
const NOTE = { kind: 'customer-access-token', number: 3, where: 'the note of a cart' } as const

test('a stored token is reported by its number and its place', () => {
  expect(storedSightings([NOTE], { before: [], kinds })).toEqual([
    { secret: 'customer access token #3', form: 'stored', place: 'the note of a cart', url: '' },
  ])
})

test('what was stored before is not reported, and one more in the same place is', () => {
  expect(storedSightings([NOTE], { before: [NOTE], kinds })).toEqual([])
  expect(storedSightings([NOTE, NOTE], { before: [NOTE], kinds })).toHaveLength(1)
  const another = { ...NOTE, number: 4 }
  expect(storedSightings([another], { before: [NOTE], kinds })).toHaveLength(1)
})

test('of what was minted, the kinds that are looked for; of what was given, all', () => {
  const stored = (
    ['cart-key', 'account-link-token', 'password', 'private-token', 'multipass-secret'] as const
  ).map((kind) => ({ kind, number: kind.endsWith('y') ? 1 : null, where: 'the note of a cart' }))
  const labels = (wanted: Parameters<typeof storedSightings>[1]['kinds']) =>
    storedSightings(stored, { before: [], kinds: wanted }).map(({ secret }) => secret)
  const given = ['password', 'private token', 'multipass secret']
  expect(labels(kinds)).toEqual(given)
  expect(labels(['cart-key'])).toEqual(['cart key #1', ...given])
})
