import { type IdTokenHint, isHintOf } from '../../core/customer-account/id-token-hint.ts'
import { LOGIN_TTL_SECONDS, type LoginAttempt } from '../../core/customer-account/login-attempt.ts'
import { readState } from '../../core/customer-account/login-state.ts'
import type { SealPasswords } from '../../core/session/passwords.ts'
import { unsealSession } from '../../core/session/seal.ts'
import type { PastedCookie } from './find-cookies.ts'

/** What may be told of an id token that waits for the log-out. */
export async function hintFacts(
  hint: IdTokenHint,
  { cookies, passwords }: { cookies: readonly PastedCookie[]; passwords: SealPasswords },
) {
  const reads = await Promise.all(cookies.map(({ value }) => unsealSession(value, { passwords })))
  const sessions = reads.flatMap((read) => (read.status === 'absent' ? [] : [read.session]))
  return {
    kind: 'hint',
    /** Null where no session is beside it. */
    isOfSession: sessions.length === 0 ? null : sessions.some((session) => isHintOf(hint, session)),
  }
}

/** What may be told of a log-in that is under way. `now` in epoch milliseconds. */
export async function attemptFacts(
  { state, returnTo, isDone }: LoginAttempt,
  { passwords, now }: { passwords: SealPasswords; now: number },
) {
  const read = await readState(state, passwords)
  const [path = ''] = returnTo.split(/[?#]/, 1)
  return {
    kind: 'login-attempt',
    startedAt: read === null ? null : new Date(read.startedAt).toISOString(),
    isDone,
    isRetry: read?.isRetry ?? false,
    isTooLate: read !== null && now - read.startedAt > LOGIN_TTL_SECONDS * 1000,
    returnTo: path,
  }
}
