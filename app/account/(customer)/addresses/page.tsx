import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice, UnavailableNotice } from '../../../components/notice'
import { type PageQuery, single } from '../../../query-value'
import { getAddresses, requireSession } from '../../../session'
import { getTexts } from '../../../texts/get-texts'
import { dataOrLogin } from '../../data-or-login'
import { WhileLoading } from '../while-loading'
import { AddressCard } from './address-card'

const PATH = '/account/addresses'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.addresses.title }
}

export default async function AddressesPage({ searchParams }: { searchParams: PageQuery }) {
  await requireSession(PATH)
  const [{ words }, query] = await Promise.all([getTexts(), searchParams])
  return (
    <>
      <div className="page-heading">
        <h1>{words.addresses.title}</h1>
        <Notice code={single(query['notice'])} />
      </div>
      <WhileLoading>
        <Addresses />
      </WhileLoading>
    </>
  )
}

async function Addresses() {
  const { words } = await getTexts()
  const book = dataOrLogin(await getAddresses(), PATH)
  if (book === undefined) return <UnavailableNotice />
  return (
    <>
      {book.addresses.length === 0 && <p className="empty">{words.addresses.none}</p>}
      <ul className="address-list">
        {book.addresses.map((address) => (
          <AddressCard
            key={address.id}
            address={address}
            isDefault={address.id === book.defaultAddressId}
          />
        ))}
      </ul>
      <p>
        <Link href="/account/addresses/new" prefetch={false} className="button">
          {words.addresses.add}
        </Link>
      </p>
    </>
  )
}
