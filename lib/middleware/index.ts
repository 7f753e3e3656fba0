// next-storefront-session/middleware: runs on the edge and on Node.

export {
  createSessionMiddleware,
  type SessionMiddleware,
  type WrappedMiddleware,
} from './create-session-middleware.ts'
export {
  createSessionStep,
  type SessionStep,
  type WaitUntil,
} from './create-session-step.ts'
export type { SessionOutcome } from './session-result.ts'
