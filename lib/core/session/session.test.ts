import { describe, expect, test } from 'vitest'
import { startSession, withCustomer } from './session.ts'
import { ISSUED_AT, sessionFixture } from './session-fixture.ts'
import { currentSession, sessionState } from './session-state.ts'

const session = sessionFixture()
const { customer, customerAccessToken } = session

describe('a session', () => {
  test('begins now, with the token as Shopify sent it', () => {
    const started = startSession(customerAccessToken, customer, ISSUED_AT)
    expect(started).toEqual(session)
    expect(started.customerAccessToken.accessToken).toBe(customerAccessToken.accessToken)
  })

  test('clips names that would not fit into a cookie, and never in the middle of a character', () => {
    const long = { ...customer, firstName: `x${'😀'.repeat(60)}`, lastName: null }
    const clipped = startSession(customerAccessToken, long, ISSUED_AT).customer
    expect(clipped).toEqual({ ...customer, firstName: `x${'😀'.repeat(49)}`, lastName: null })
  })

  test('is the very same object while the names are the same, so that nothing is written', () => {
    expect(withCustomer(session, { ...customer })).toBe(session)
    const long = { ...customer, displayName: 'y'.repeat(300) }
    const clipped = withCustomer(session, long)
    expect(withCustomer(clipped, long)).toBe(clipped)
  })

  test('takes new names over', () => {
    const renamed = { ...customer, lastName: 'King' }
    expect(withCustomer(session, renamed)).toEqual({ ...session, customer: renamed })
  })
})

describe('the state that the outside may know', () => {
  const at = (now: number) => sessionState(currentSession({ status: 'present', session }, now))

  test('has no token in it', () => {
    expect(at(ISSUED_AT)).toEqual({
      status: 'signed-in',
      expiresAt: customerAccessToken.expiresAt,
      customer,
    })
  })

  test('is signed-out from the instant of expiresAt on', () => {
    const end = Date.parse(customerAccessToken.expiresAt)
    expect(at(end - 1).status).toBe('signed-in')
    expect(at(end)).toEqual({ status: 'signed-out', reason: 'expired' })
  })

  test('gives a reason only where there was a session', () => {
    expect(currentSession({ status: 'absent', reason: 'missing' }, 0)).toEqual({
      status: 'signed-out',
    })
    expect(
      currentSession({ status: 'absent', reason: 'unreadable', rejection: 'invalid' }, 0),
    ).toEqual({
      status: 'signed-out',
      reason: 'unreadable',
    })
  })
})
