import { expect, test } from 'vitest'
import { ConfigurationError } from '../errors.ts'
import { DEFAULT_LIMITS } from '../limits/login-limits.ts'
import type { SessionOptions } from './options.ts'
import { readLoginLimits } from './read-login-limits.ts'

const limits = (loginLimits: unknown) =>
  readLoginLimits({ options: { loginLimits } as SessionOptions })

function problemsOf(loginLimits: unknown): readonly string[] {
  try {
    limits(loginLimits)
    return []
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return error.problems.map(({ setting, message }) => `${setting} ${message}`)
  }
}

test('there are limits, unless a shop wants none', () => {
  expect(limits(undefined)).toEqual(DEFAULT_LIMITS)
  expect(limits({})).toEqual(DEFAULT_LIMITS)
  expect(limits(false)).toBeNull()
})

test('one can be set without the other', () => {
  const byAddress = { burst: 100, refillSeconds: 0.5 }
  expect(limits({ byAddress })).toEqual({ ...DEFAULT_LIMITS, byAddress })
})

test.each([
  { burst: 0, refillSeconds: 1 },
  { burst: 1.5, refillSeconds: 1 },
  { burst: 101, refillSeconds: 1 },
  { burst: 1, refillSeconds: 0 },
  { burst: 1, refillSeconds: Number.NaN },
  { burst: 1 },
  null,
  10,
])('a limit of %j is refused by name', (byAccount) => {
  expect(problemsOf({ byAccount })).toEqual([
    expect.stringMatching(/^loginLimits\.byAccount needs a burst, .* and refillSeconds/),
  ])
})

test('so is one that there is not', () => {
  expect(problemsOf({ byEmail: { burst: 1, refillSeconds: 1 } })).toEqual([
    expect.stringMatching(/^loginLimits\.byEmail is not a limit\. There are byAccount, byAddress/),
  ])
})
