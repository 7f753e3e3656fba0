import { sessionPath } from 'next-storefront-session'
import { ProblemSummary } from '../../../components/forms/problem-summary'
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
    <div className="form">
      {error !== undefined && <ProblemSummary code={error} />}
      <p>{words.hostedLogIn.text}</p>
      <a className="button" href={`${sessionPath('login')}?${query}`}>
        {words.hostedLogIn.submit}
      </a>
    </div>
  )
}
