import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { createMessages } from 'next-storefront-session'
import { getSession } from '../../../session'
import { LoginForm } from './login-form'

interface LoginPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export const metadata: Metadata = { title: 'Log in' }

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const query = await searchParams
  const error = single(query['error'])
  const reason = single(query['reason'])
  if (error === undefined && reason === undefined) await sendCustomersOn()
  return (
    <div className="login">
      <h1>Log in</h1>
      {error === undefined && <ReasonNotice reason={reason} />}
      <LoginForm returnTo={single(query['returnTo'])} error={error} />
      {process.env['EMULATOR_CLOCK_URL'] && <DemoCustomer />}
    </div>
  )
}

/** With a reason or an error the form is shown to everybody: the session may be a dead one. */
async function sendCustomersOn(): Promise<void> {
  const session = await getSession()
  if (session.status === 'signed-in') redirect('/account')
}

function ReasonNotice({ reason }: { reason: string | undefined }) {
  const message = reason === undefined ? undefined : createMessages().reason(reason)
  return message === undefined ? null : <p className="notice">{message}</p>
}

/** Only beside an emulated store, whose customers are made up. */
function DemoCustomer() {
  return (
    <aside className="hint" aria-label="Demo customer">
      <p>This is a demo. Log in as</p>
      <dl>
        <dt>E-mail address</dt>
        <dd>
          <code>ada@example.com</code>
        </dd>
        <dt>Password</dt>
        <dd>
          <code>analytical engine</code>
        </dd>
      </dl>
    </aside>
  )
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
