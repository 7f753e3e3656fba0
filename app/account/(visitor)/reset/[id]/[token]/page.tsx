import type { Metadata } from 'next'
import { single } from '../../../../../query-value'
import { getTexts } from '../../../../../texts/get-texts'
import { reset } from '../../../../actions'
import { LINK_METADATA, LinkPage, type LinkPageProps } from '../../../link-page'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { ...LINK_METADATA, title: words.reset.title }
}

export default async function ResetPage({ params, searchParams }: LinkPageProps) {
  const [{ id, token }, query, { words }] = await Promise.all([params, searchParams, getTexts()])
  return (
    <LinkPage
      action={reset}
      words={words.reset}
      fields={{ id, resetToken: token }}
      newLinkPath="/account/recover"
      error={single(query['error'])}
    />
  )
}
