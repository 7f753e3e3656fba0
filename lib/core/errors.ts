/** Every code that an error of this package can carry. */
export type StorefrontSessionErrorCode =
  | 'INVALID_CONFIGURATION'
  | 'NOT_A_QUERY'
  | 'SESSION_TOO_LARGE'

/**
 * The base of all errors that this package throws. They mean broken configuration or broken code;
 * what happens in normal life (a wrong password, a store that is down) is returned as a value.
 */
export abstract class StorefrontSessionError extends Error {
  abstract readonly code: StorefrontSessionErrorCode
}

/** One thing that is wrong with the configuration: which setting, and what to do about it. */
export interface ConfigurationProblem {
  /** The environment variable or option, e.g. `SESSION_PASSWORD`. */
  readonly setting: string
  /** What is wrong and what to do. Never contains the setting's value. */
  readonly message: string
}

/**
 * The options or the environment cannot work. Thrown at the first request, never at build, and
 * lists all problems at once.
 */
export class ConfigurationError extends StorefrontSessionError {
  override readonly name = 'ConfigurationError'
  override readonly code = 'INVALID_CONFIGURATION'
  readonly problems: readonly ConfigurationProblem[]

  constructor(problems: readonly ConfigurationProblem[]) {
    const list = problems.map(({ setting, message }) => `  ${setting} ${message}`)
    super(['next-storefront-session is not configured:', ...list].join('\n'))
    this.problems = problems
  }
}

/** A sealed session is larger than the cookie that browsers accept, so it would be lost silently. */
export class SessionTooLargeError extends StorefrontSessionError {
  override readonly name = 'SessionTooLargeError'
  override readonly code = 'SESSION_TOO_LARGE'
  readonly bytes: number

  constructor(bytes: number, limit: number) {
    super(
      `The sealed session has ${bytes} bytes; browsers drop cookies over ${limit}. Shorten cookieName, or report the length of your store's tokens.`,
    )
    this.bytes = bytes
  }
}

/**
 * `customerQuery()` was given a document that it must not run: something else than one query, or one
 * of an API that does not answer for this customer. Those of the Storefront API declare
 * `$customerAccessToken`, those of the Customer Account API do not.
 */
export class NotAQueryError extends StorefrontSessionError {
  override readonly name = 'NotAQueryError'
  override readonly code = 'NOT_A_QUERY'
}
