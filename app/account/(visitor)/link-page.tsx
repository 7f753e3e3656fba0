import type { Metadata } from 'next'
import { ActionForm, type ActionFormProps } from '../../components/forms/action-form'
import { PasswordField } from '../../components/forms/fields'
import type { PageQuery } from '../../query-value'
import { getTexts } from '../../texts/get-texts'
import type { LinkWords } from '../../texts/words'
import { needsPasswordDoor } from '../needs-password-door'

/** The parameters of a page that a link in a mail leads to. */
export interface LinkPageProps {
  readonly params: Promise<{ id: string; token: string }>
  readonly searchParams: PageQuery
}

/** No search engine is to know a link. That its token travels no further, next.config.mjs sees to. */
export const LINK_METADATA: Metadata = {
  referrer: 'strict-origin',
  robots: { index: false, follow: false },
}

/** A page that a link in a mail leads to: choose a password, and be signed in. */
export async function LinkPage({
  words,
  fields,
  newLinkPath,
  ...form
}: Pick<ActionFormProps, 'action' | 'error'> & {
  words: LinkWords
  /** The parts of the link, by the names that the action knows them by. */
  fields: Readonly<Record<string, string>>
  /** Where to go with a link that is no good any more. */
  newLinkPath: string
}) {
  needsPasswordDoor()
  const { words: all } = await getTexts()
  return (
    <div className="form-page">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <ActionForm
        {...form}
        submit={words.submit}
        pending={words.pending}
        advice={{
          TOKEN_INVALID: { link: { href: newLinkPath, label: words.newLink } },
          ALREADY_ENABLED: { link: { href: '/account/login', label: all.forms.logIn } },
        }}
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PasswordField name="password" isNew hint={all.forms.passwordHint} />
      </ActionForm>
    </div>
  )
}
