import { describe, expect, test } from 'vitest'
import { guardedToken } from './guarded-token.ts'
import { sealSession, unsealSession } from './seal.ts'
import { readToken, startSession, withRenewedToken } from './session.ts'
import { ISSUED_AT, PASSWORDS, sessionFixture } from './session-fixture.ts'

const plain = {
  accessToken: '00112233445566778899aabbccddeeff',
  expiresAt: '2026-12-13T12:00:00Z',
}
const { customer } = sessionFixture()

/** Everything of ours that ever holds a token. */
async function makeHolders() {
  const started = startSession(plain, customer, ISSUED_AT)
  const seal = await sealSession(started, { passwords: PASSWORDS, now: ISSUED_AT })
  return {
    'a guarded token': guardedToken(plain),
    'a token out of an answer': readToken(plain),
    'a new session': started,
    'a renewed session': withRenewedToken(sessionFixture(), plain, ISSUED_AT),
    'an opened session': await unsealSession(seal, { passwords: PASSWORDS }),
  }
}

const holders = await makeHolders()

describe('a token that our code holds', () => {
  test.each(Object.entries(holders))('is in no copy and no text of it: %s', async (_, holder) => {
    const texts = [
      JSON.stringify(holder),
      JSON.stringify({ ...holder }),
      JSON.stringify(structuredClone(holder)),
      String(holder),
      JSON.stringify(Object.entries(Object(holder))),
      await inspected(holder),
    ]
    for (const text of texts) expect(text).not.toContain(plain.accessToken)
  })

  test('says that there is one', async () => {
    expect(JSON.stringify(guardedToken(plain))).toBe(
      '{"accessToken":"[redacted]","expiresAt":"2026-12-13T12:00:00Z"}',
    )
  })

  test('can be read by its name, and not written', () => {
    const token = guardedToken(plain)
    expect(token.accessToken).toBe(plain.accessToken)
    expect(() => Object.assign(token, { accessToken: 'another' })).toThrow(TypeError)
    expect(() => Object.assign(token, { expiresAt: 'later' })).toThrow(TypeError)
    expect(() => Object.assign(Object.getPrototypeOf(token), { toJSON: null })).toThrow(TypeError)
  })

  test('stays the same object where it is guarded once more', () => {
    const token = guardedToken(plain)
    expect(guardedToken(token)).toBe(token)
    expect(guardedToken({ ...token, accessToken: plain.accessToken })).not.toBe(token)
  })

  test('cannot be taken along by a spread', () => {
    expect({ ...guardedToken(plain) }).toEqual({ expiresAt: plain.expiresAt })
  })
})

/**
 * What Node's console would print, as it is and as `console.dir` is told to. The edge runtime has no
 * `node:util`; its console is Node's.
 */
async function inspected(value: unknown): Promise<string> {
  if ('EdgeRuntime' in globalThis) return ''
  const { inspect } = await import('node:util')
  const hidden = { depth: 9, showHidden: true, getters: true }
  return inspect(value, hidden) + inspect(value, { ...hidden, customInspect: false })
}
