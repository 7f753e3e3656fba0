import { sessionPath } from 'next-storefront-session'
import { PlainLink } from '../../../components/forms/plain-link'
import { getTexts } from '../../../texts/get-texts'

/** The way to Shopify's page: a link, which works without any JavaScript, and is not followed ahead. */
export async function HostedLogin({
  returnTo,
  error,
}: {
  returnTo: string | undefined
  /** A `ProblemCode`, as the callback appends it. */
  error: string | undefined
}) {
  const { language, words } = await getTexts()
  const query = new URLSearchParams({ locale: language, ...(returnTo ? { returnTo } : {}) })
  return (
    <PlainLink
      href={`${sessionPath('login')}?${query}`}
      label={words.hostedLogIn.submit}
      text={words.hostedLogIn.text}
      error={error}
    />
  )
}
