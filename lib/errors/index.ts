// next-storefront-session/errors: runs anywhere.

export {
  ConfigurationError,
  type ConfigurationProblem,
  NotAQueryError,
  SessionTooLargeError,
  StorefrontSessionError,
  type StorefrontSessionErrorCode,
} from '../core/errors.ts'
