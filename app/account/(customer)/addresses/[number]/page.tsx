import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { UnavailableNotice } from '../../../../components/notice'
import { getAddresses, requireSession } from '../../../../session'
import { getTexts } from '../../../../texts/get-texts'
import { updateAddress } from '../../../actions'
import { dataOrLogin } from '../../../data-or-login'
import { WhileLoading } from '../../while-loading'
import { AddressForm } from '../address-form'
import { addressNumber } from '../address-number'
import { BackToAddresses } from '../back-to-addresses'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.addresses.editTitle }
}

export default async function AddressPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  await requireSession(pathOf(number))
  const { words } = await getTexts()
  return (
    <div className="form-page">
      <BackToAddresses />
      <h1>{words.addresses.editTitle}</h1>
      <WhileLoading>
        <StoredAddress number={number} />
      </WhileLoading>
    </div>
  )
}

function pathOf(number: string): string {
  return `/account/addresses/${number}`
}

async function StoredAddress({ number }: { number: string }) {
  const book = dataOrLogin(await getAddresses(), pathOf(number))
  if (book === undefined) return <UnavailableNotice />
  // Looked up in the customer's own book, so nobody sees an address that is not theirs.
  const address = book.addresses.find(({ id }) => addressNumber(id) === number)
  if (address === undefined) notFound()
  const isDefault = address.id === book.defaultAddressId
  return (
    <AddressForm
      action={updateAddress}
      notice="ADDRESS_SAVED"
      address={address}
      isDefault={isDefault}
    />
  )
}
