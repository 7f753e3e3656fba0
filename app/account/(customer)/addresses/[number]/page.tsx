import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { UnavailableNotice } from '../../../../components/notice'
import { getAddresses, requireSession } from '../../../../session'
import { getTexts } from '../../../../texts/get-texts'
import { updateAddress } from '../../../actions'
import { dataOrLogin } from '../../../data-or-login'
import { AddressForm } from '../address-form'
import { addressNumber } from '../address-number'
import { BackToAddresses } from '../back-to-addresses'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.addresses.editTitle }
}

export default async function AddressPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  const path = `/account/addresses/${number}`
  await requireSession(path)
  const book = dataOrLogin(await getAddresses(), path)
  // Looked up in the customer's own book, so nobody sees an address that is not theirs.
  const address = book?.addresses.find(({ id }) => addressNumber(id) === number)
  if (book !== undefined && address === undefined) notFound()
  const { words } = await getTexts()
  return (
    <div className="form-page">
      <BackToAddresses />
      <h1>{words.addresses.editTitle}</h1>
      {address === undefined ? (
        <UnavailableNotice />
      ) : (
        <AddressForm
          action={updateAddress}
          notice="ADDRESS_SAVED"
          address={address}
          isDefault={address.id === book?.defaultAddressId}
        />
      )}
    </div>
  )
}
