import type { Metadata } from 'next'
import { single } from '../../../../../query-value'
import { getTexts } from '../../../../../texts/get-texts'
import { activate } from '../../../../actions'
import { LINK_METADATA, LinkPage, type LinkPageProps } from '../../../link-page'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { ...LINK_METADATA, title: words.activate.title }
}

export default async function ActivatePage({ params, searchParams }: LinkPageProps) {
  const [{ id, token }, query, { words }] = await Promise.all([params, searchParams, getTexts()])
  return (
    <LinkPage
      action={activate}
      words={words.activate}
      fields={{ id, activationToken: token }}
      newLinkPath="/account/register"
      error={single(query['error'])}
    />
  )
}
