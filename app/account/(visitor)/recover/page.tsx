import type { Metadata } from 'next'
import { ActionForm } from '../../../components/forms/action-form'
import { EmailField } from '../../../components/forms/fields'
import { Notice } from '../../../components/notice'
import { type PageQuery, single } from '../../../query-value'
import { getTexts } from '../../../texts/get-texts'
import { recover } from '../../actions'
import { needsPasswordDoor } from '../../needs-password-door'
import { OutboxHint } from '../outbox'
import { Way, Ways } from '../ways'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.recover.title }
}

export default async function RecoverPage({ searchParams }: { searchParams: PageQuery }) {
  needsPasswordDoor()
  const [query, { words, messages }] = await Promise.all([searchParams, getTexts()])
  const { title, text, submit, pending, remembered, logIn } = words.recover
  return (
    <div className="form-page">
      <h1>{title}</h1>
      <p>{text}</p>
      <Notice code={single(query['notice'])} />
      <ActionForm
        action={recover}
        submit={submit}
        pending={pending}
        done={messages.notice('RECOVERY_SENT')}
        error={single(query['error'])}
      >
        <EmailField isRequired />
      </ActionForm>
      <Ways>
        <Way question={remembered} path="/account/login">
          {logIn}
        </Way>
      </Ways>
      <OutboxHint />
    </div>
  )
}
