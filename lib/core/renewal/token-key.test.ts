import { describe, expect, test } from 'vitest'
import { guardedToken } from '../session/guarded-token.ts'
import { tokenKey } from './token-key.ts'

const token = (accessToken: string) => ({
  customerAccessToken: guardedToken({ accessToken, expiresAt: '2026-12-13T12:00:00Z' }),
})

describe('the key of a token', () => {
  test('is the same for the same string, whichever object carries it, and at every call', async () => {
    const one = token('a')
    const keys = [await tokenKey(one), await tokenKey(one), await tokenKey(token('a'))]
    expect(new Set(keys).size).toBe(1)
  })

  test('is another for another string, also where both are asked for at once', async () => {
    const [one, other] = [token('a'), token('b')]
    const keys = await Promise.all([tokenKey(one), tokenKey(other), tokenKey(one), tokenKey(other)])
    expect(keys[0]).not.toBe(keys[1])
    expect(keys.slice(2)).toEqual(keys.slice(0, 2))
  })

  test('does not show the token', async () => {
    expect(await tokenKey(token('0123456789abcdef'))).not.toContain('0123456789abcdef')
  })
})
