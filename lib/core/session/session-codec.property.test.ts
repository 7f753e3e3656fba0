import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { SESSION_VERSION, type Session, tokenOf } from './session.ts'
import { decodeSession, encodeSession } from './session-codec.ts'
import { sessionFixture } from './session-fixture.ts'

/** What a session is, in zod's words: the oracle for the reader that the middleware carries. */
const instant = z.iso.datetime({ offset: true })
const text = z.string().check(z.minLength(1))
const sessionSchema = z.object({
  version: z.literal(SESSION_VERSION),
  customerAccessToken: z.object({ accessToken: text, expiresAt: instant }),
  issuedAt: instant,
  renewedAt: z.optional(instant),
  customer: z.object({
    id: text,
    firstName: z.nullable(z.string()),
    lastName: z.nullable(z.string()),
    displayName: z.optional(z.string()),
  }),
})

const whole = {
  version: 1,
  customerAccessToken: { accessToken: 'a token', expiresAt: '2026-12-13T12:00:00Z' },
  issuedAt: '2026-11-01T12:00:00.000Z',
  renewedAt: '2026-11-02T12:00:00.123+01:00',
  customer: {
    id: 'gid://shopify/Customer/1',
    firstName: 'Ada',
    lastName: null,
    displayName: 'Ada',
  },
}

/** Every place in a session, as a path. */
const PATHS = [
  [],
  ['version'],
  ['customerAccessToken'],
  ['customerAccessToken', 'accessToken'],
  ['customerAccessToken', 'expiresAt'],
  ['issuedAt'],
  ['renewedAt'],
  ['customer'],
  ['customer', 'id'],
  ['customer', 'firstName'],
  ['customer', 'lastName'],
  ['customer', 'displayName'],
] as const

const stranger = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    undefined,
    null,
    '',
    1,
    2,
    '1',
    [],
    {},
    'soon',
    '2026-12-13',
    '2026-12-13T12:00:00',
    '2026-12-13T12:00:00Z',
    '2026-12-13T12:00:00.5Z',
    '2026-12-13T12:00Z',
    '2026-12-13T25:00:00Z',
    '2026-13-13T12:00:00Z',
    '2026-12-13T12:00:00+01:00',
    '2026-12-13t12:00:00z',
    ' 2026-12-13T12:00:00Z',
  ),
)

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to
  const before = Object(value)
  return { ...before, [key]: changed(before[key], rest, to) }
}

test('what is read as a session is what zod would read as one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...PATHS), stranger), { maxLength: 2 }),
      (changes) => {
        const value = changes.reduce<unknown>((data, [path, to]) => changed(data, path, to), whole)
        const theirs = sessionSchema.safeParse(value)
        const ours = decodeSession(value)
        expect(ours !== null, JSON.stringify(value)).toBe(theirs.success)
        if (ours === null || !theirs.success) return
        const { accessToken, expiresAt } = tokenOf(ours)
        const { customer } = ours
        expect({
          ...ours,
          customerAccessToken: { accessToken, expiresAt },
          customer: { ...customer, id: '', displayName: '' },
        }).toEqual({
          ...theirs.data,
          customer: { ...theirs.data.customer, id: '', displayName: '' },
        })
      },
    ),
    { numRuns: 3000 },
  )
})

const name = fc.option(fc.string({ unit: 'binary', maxLength: 12 }))

test('what is sealed opens to the same session, whoever it is', () => {
  fc.assert(
    fc.property(
      fc.record({
        id: fc.oneof(
          fc.nat().map((number) => `gid://shopify/Customer/${number}`),
          fc.constantFrom(
            'gid://shopify/Customer/',
            'gid://shopify/Customer/1x',
            'gid://other/1',
            'me',
          ),
        ),
        firstName: name,
        lastName: name,
        displayName: fc.string({ unit: 'binary', maxLength: 12 }),
      }),
      fc.boolean(),
      (customer, isFullName) => {
        const { firstName, lastName } = customer
        const fullName = [firstName, lastName].filter(Boolean).join(' ')
        const displayName = isFullName ? fullName : customer.displayName
        const session: Session = sessionFixture({ customer: { ...customer, displayName } })
        const opened = decodeSession(JSON.parse(JSON.stringify(encodeSession(session))))
        expect(opened).toEqual(session)
        expect(opened?.customerAccessToken?.accessToken).toBe(
          session.customerAccessToken.accessToken,
        )
      },
    ),
    { numRuns: 1000 },
  )
})

test('nothing that stands beside a session comes along', () => {
  const read = decodeSession({ ...whole, extra: 1, customer: { ...whole.customer, email: 'x' } })
  expect(read).not.toHaveProperty('extra')
  expect(read?.customer).not.toHaveProperty('email')
})
