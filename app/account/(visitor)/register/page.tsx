import type { Metadata } from 'next'
import { ActionForm } from '../../../components/forms/action-form'
import { CheckBox } from '../../../components/forms/check-box'
import { EmailField, NameFields, PasswordField } from '../../../components/forms/fields'
import type { AdviceByCode } from '../../../components/forms/problem-summary'
import { type PageQuery, single } from '../../../query-value'
import { getTexts } from '../../../texts/get-texts'
import type { Words } from '../../../texts/words'
import { register } from '../../actions'
import { needsPasswordDoor } from '../../needs-password-door'
import { outboxUrl } from '../outbox'
import { sendCustomersOn } from '../send-customers-on'
import { Way, Ways } from '../ways'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.register.title }
}

export default async function RegisterPage({ searchParams }: { searchParams: PageQuery }) {
  const [query, { words }] = await Promise.all([searchParams, getTexts()])
  needsPasswordDoor()
  await sendCustomersOn()
  const returnTo = single(query['returnTo'])
  return (
    <div className="form-page">
      <h1>{words.register.title}</h1>
      <p>{words.register.text}</p>
      <RegisterForm returnTo={returnTo} error={single(query['error'])} />
      <Ways>
        <Way question={words.register.hasAccount} path="/account/login" returnTo={returnTo}>
          {words.register.logIn}
        </Way>
      </Ways>
    </div>
  )
}

async function RegisterForm({
  returnTo,
  error,
}: {
  returnTo: string | undefined
  error: string | undefined
}) {
  const { words, messages } = await getTexts()
  return (
    <ActionForm
      action={register}
      submit={words.register.submit}
      pending={words.register.pending}
      error={error}
      advice={adviceAboutMail(words)}
      hasRequired
    >
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <NameFields />
      <EmailField isRequired />
      <PasswordField name="password" isNew hint={words.forms.passwordHint} />
      <CheckBox name="acceptsMarketing" label={messages.label('acceptsMarketing')} />
    </ActionForm>
  )
}

/** The mail to somebody who was invited, or is disabled, stays in the outbox of an emulated store. */
function adviceAboutMail({ demo }: Words): AdviceByCode {
  const href = outboxUrl()
  if (href === null) return {}
  return { CUSTOMER_DISABLED: { link: { href, label: `${demo.label}: ${demo.outbox}` } } }
}
