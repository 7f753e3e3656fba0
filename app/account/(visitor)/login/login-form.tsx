import { sessionPath } from 'next-storefront-session'
import { EmailField, PasswordField } from '../../../components/forms/fields'
import { PlainForm } from '../../../components/forms/plain-form'
import { getTexts } from '../../../texts/get-texts'

/** A plain form: it works before, and without, any JavaScript. */
export async function LoginForm({
  returnTo,
  error,
}: {
  returnTo: string | undefined
  /** A `ProblemCode`, as the login handler appends it. */
  error: string | undefined
}) {
  const { words } = await getTexts()
  return (
    <PlainForm
      action={sessionPath('login')}
      submit={words.logIn.submit}
      pending={words.logIn.pending}
      error={error}
    >
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <EmailField isRequired />
      <PasswordField name="password" />
    </PlainForm>
  )
}
