import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '../../../components/forms/action-form'
import { PasswordField } from '../../../components/forms/fields'
import { Notice } from '../../../components/notice'
import { type PageQuery, single } from '../../../query-value'
import { getCustomer, requireSession } from '../../../session'
import { getTexts } from '../../../texts/get-texts'
import { changePassword } from '../../actions'
import { dataOrLogin } from '../../data-or-login'
import { needsPasswordDoor } from '../../needs-password-door'
import { WhileLoading } from '../while-loading'

const PATH = '/account/password'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.password.title }
}

export default async function PasswordPage({ searchParams }: { searchParams: PageQuery }) {
  needsPasswordDoor()
  await requireSession(PATH)
  const [{ words }, query] = await Promise.all([getTexts(), searchParams])
  return (
    <div className="form-page">
      <h1>{words.password.title}</h1>
      <p>{words.password.text}</p>
      <Notice code={single(query['notice'])} />
      <WhileLoading>
        <PasswordForm error={single(query['error'])} />
      </WhileLoading>
      <p className="ways">
        <Link href="/account/recover" prefetch={false}>
          {words.password.forgot}
        </Link>
      </p>
    </div>
  )
}

async function PasswordForm({ error }: { error: string | undefined }) {
  const customer = dataOrLogin(await getCustomer(), PATH)
  const { words } = await getTexts()
  return (
    <ActionForm
      action={changePassword}
      submit={words.password.submit}
      pending={words.password.pending}
      error={error}
      advice={{ UNIDENTIFIED_CUSTOMER: { text: words.password.wrong } }}
      hasRequired
    >
      <input type="hidden" name="returnTo" value={`${PATH}?notice=PASSWORD_CHANGED`} />
      {/* Not sent: it tells a password manager whose password it is. */}
      {customer?.email && (
        <input type="email" autoComplete="username" value={customer.email} readOnly hidden />
      )}
      <PasswordField name="currentPassword" />
      <PasswordField name="newPassword" isNew hint={words.forms.passwordHint} />
    </ActionForm>
  )
}
