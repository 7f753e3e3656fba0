import type { AttemptLimit } from './token-bucket.ts'

/** How often passwords may be tried, mails be asked for, and accounts be made. */
export interface LoginLimits {
  /**
   * Wrong passwords, and mails to set a new one, of one account: by all browsers together that have
   * not been logged in to it before; and once more by each browser that has.
   * @default { burst: 10, refillSeconds: 60 }
   */
  readonly byAccount?: AttemptLimit
  /**
   * The same from one address, and sign-ups, where addresses are known (`clientIpHeader`); by browsers
   * that have not been logged in to the account before.
   * @default { burst: 20, refillSeconds: 15 }
   */
  readonly byAddress?: AttemptLimit
}

/** The limits of a shop, complete. */
export type ResolvedLimits = Required<LoginLimits>

/**
 * At most seventy failures an hour of an account by strangers: OWASP ASVS 4.0 asks for no more than a
 * hundred (2.2.1). And an office where twenty people mistype their password at once has to wait a
 * quarter of a minute for the next one.
 */
export const DEFAULT_LIMITS: ResolvedLimits = {
  byAccount: { burst: 10, refillSeconds: 60 },
  byAddress: { burst: 20, refillSeconds: 15 },
}
