import type { Metadata } from 'next'
import { Notice } from '../../../components/notice'
import { type LoginDoors, loginDoors } from '../../../login-doors'
import { type PageQuery, single } from '../../../query-value'
import { getTexts } from '../../../texts/get-texts'
import { sendCustomersOn } from '../send-customers-on'
import { Way, Ways } from '../ways'
import { DemoCustomer } from './demo-customer'
import { HostedLogin } from './hosted-login'
import { LoginForm } from './login-form'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.logIn.title }
}

export default async function LoginPage({ searchParams }: { searchParams: PageQuery }) {
  const [query, { words }] = await Promise.all([searchParams, getTexts()])
  const error = single(query['error'])
  const reason = single(query['reason'])
  const returnTo = single(query['returnTo'])
  const { hosted, password } = loginDoors()
  const failed = failedDoor(error, { hosted, password })
  // With a reason or an error the form is shown to everybody: the session may be a dead one.
  if (error === undefined && reason === undefined) await sendCustomersOn()
  return (
    <div className="form-page">
      <h1>{words.logIn.title}</h1>
      {error === undefined && <ReasonNotice reason={reason} />}
      {error === undefined && <Notice code={single(query['notice'])} />}
      {hosted && <HostedLogin returnTo={returnTo} error={failed.hosted} />}
      {hosted && password && <h2>{words.hostedLogIn.or}</h2>}
      {password && <PasswordDoor returnTo={returnTo} error={failed.password} />}
      {process.env['EMULATOR_CLOCK_URL'] && <DemoCustomer />}
    </div>
  )
}

/**
 * What went wrong is said at the door where it did. A store that does not answer, or a log-in there
 * that came to nothing, is the hosted one's, where there is one; a wrong password never is.
 */
function failedDoor(
  error: string | undefined,
  { hosted, password }: LoginDoors,
): { readonly hosted?: string | undefined; readonly password?: string | undefined } {
  const isOfHosted = hosted && (!password || /^(LOGIN|STOREFRONT)_/.test(error ?? ''))
  return isOfHosted ? { hosted: error } : { password: error }
}

/** The form, and the ways for those who cannot fill it in. */
async function PasswordDoor({
  returnTo,
  error,
}: {
  returnTo: string | undefined
  error: string | undefined
}) {
  const { words } = await getTexts()
  return (
    <>
      <LoginForm returnTo={returnTo} error={error} />
      <Ways>
        <Way path="/account/recover">{words.logIn.forgot}</Way>
        <Way question={words.logIn.noAccount} path="/account/register" returnTo={returnTo}>
          {words.logIn.register}
        </Way>
      </Ways>
    </>
  )
}

/** Why the customer is here: nothing of their doing, so it is told as no error. */
async function ReasonNotice({ reason }: { reason: string | undefined }) {
  const { messages } = await getTexts()
  const message = reason === undefined ? undefined : messages.reason(reason)
  return message === undefined ? null : <p className="notice">{message}</p>
}
