import { ConfigurationError, type ConfigurationProblem } from '../errors.ts'
import { DEFAULT_LIMITS, type ResolvedLimits } from '../limits/login-limits.ts'
import type { AttemptLimit } from '../limits/token-bucket.ts'
import type { ResolvedConfig } from './config.ts'

/**
 * How often a log-in may be tried; null where the shop does not want to limit it. Middleware has no use
 * for it, and does not read it.
 *
 * @throws {ConfigurationError} that names every limit that cannot work.
 */
export function readLoginLimits({
  options: { loginLimits = {} },
}: Pick<ResolvedConfig, 'options'>): ResolvedLimits | null {
  if (loginLimits === false) return null
  const limits = { ...DEFAULT_LIMITS, ...loginLimits }
  const problems = Object.entries(limits).flatMap(([name, limit]) => problemsOf(name, limit))
  if (problems.length > 0) throw new ConfigurationError(problems)
  return limits
}

/** A token is a key in the store, and an attempt may have to look at all of them. */
const LARGEST_BURST = 100

function problemsOf(name: string, limit: AttemptLimit): readonly ConfigurationProblem[] {
  const setting = `loginLimits.${name}`
  if (!Object.hasOwn(DEFAULT_LIMITS, name)) return [{ setting, message: NO_LIMIT }]
  const { burst, refillSeconds } = { ...limit }
  const isBurst = Number.isInteger(burst) && burst > 0 && burst <= LARGEST_BURST
  const isRefill = Number.isFinite(refillSeconds) && refillSeconds > 0
  return isBurst && isRefill ? [] : [{ setting, message: NOT_GOOD }]
}

const NO_LIMIT = 'is not a limit. There are byAccount, byAddress.'

const NOT_GOOD = `needs a burst, which is a whole number from 1 to ${LARGEST_BURST}, and refillSeconds above zero.`
