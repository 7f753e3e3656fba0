import { createMessages } from 'next-storefront-session'
import { SubmitButton } from '../../../components/submit-button'

const ERROR_ID = 'login-error'

/** A plain form: it works before, and without, any JavaScript. */
export function LoginForm({
  returnTo,
  error,
}: {
  returnTo: string | undefined
  /** A `ProblemCode`, as the login handler appends it. */
  error: string | undefined
}) {
  const describedBy = error === undefined ? undefined : ERROR_ID
  return (
    <form method="post" action="/api/session/login" className="form" aria-describedby={describedBy}>
      {error !== undefined && (
        <p id={ERROR_ID} role="alert" className="notice notice-error">
          {createMessages().problem(error)}
        </p>
      )}
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <label className="field">
        E-mail address
        <input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={describedBy}
        />
      </label>
      <label className="field">
        Password
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby={describedBy}
        />
      </label>
      <SubmitButton className="button" pendingLabel="Logging in…">
        Log in
      </SubmitButton>
    </form>
  )
}
