import fc from 'fast-check'
import { sealData, unsealData } from 'iron-session'
import { describe, expect, test } from 'vitest'
import { PASSWORDS } from './session-fixture.ts'
import { isBeforeWindow, withoutWindowNote, withWindowNote } from './window-note.ts'

const NOON = Date.parse('2026-11-27T12:00:00.750Z')
const SEAL = 'Fe26.2*1*salt*iv*data*1800000000000*salt*mac~2'

describe('a note behind a seal', () => {
  const noted = withWindowNote(SEAL, NOON)

  test('is before its instant, and never a moment longer', () => {
    expect(isBeforeWindow(noted, NOON - 1000)).toBe(true)
    expect(isBeforeWindow(noted, NOON)).toBe(false)
    expect(isBeforeWindow(noted, NOON + 1)).toBe(false)
  })

  test('leaves the seal as it was', () => {
    expect(withoutWindowNote(noted)).toBe(SEAL)
    expect(withoutWindowNote(SEAL)).toBe(SEAL)
    expect(withoutWindowNote('Fe26.2*1')).toBe('Fe26.2*1')
  })

  test('is a value that a cookie may have (RFC 6265, section 4.1.1)', () => {
    expect(noted).toMatch(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/)
  })

  test('is no matter to iron-session, which an older release of this package opens it with', async () => {
    const seal = await sealData({ some: 'data' }, { password: PASSWORDS, ttl: 60 })
    expect(await unsealData(withWindowNote(seal, NOON), { password: PASSWORDS })).toEqual({
      some: 'data',
    })
  })
})

test.each([
  ['a seal without a note', SEAL],
  ['no seal', `garbage~2~${'z'.repeat(7)}`],
  ['nothing', ''],
  ['a note that is too long', `${SEAL}~${'z'.repeat(8)}`],
  ['a note that is too short', `${SEAL}~zzzzz`],
  ['a note with something before it', `${SEAL}~ zzzzzz`],
  ['a note in the place of the version', 'Fe26.2*1*salt*iv*data*1800000000000*salt*mac~zzzzzz'],
  ['the reason of a session that ended', 'expired'],
])('%s is opened', (_, value) => {
  expect(isBeforeWindow(value, NOON)).toBe(false)
})

test('of any instant within four centuries, the note is true to the second and never late', () => {
  const instants = fc.integer({ min: Date.parse('1973-01-01'), max: Date.parse('2400-01-01') })
  fc.assert(
    fc.property(instants, (from) => {
      const noted = withWindowNote(SEAL, from)
      expect(isBeforeWindow(noted, from)).toBe(false)
      expect(isBeforeWindow(noted, from - 1000)).toBe(true)
    }),
  )
})
