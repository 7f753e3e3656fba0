import type { Metadata } from 'next'
import { requireSession } from '../../../../session'
import { getTexts } from '../../../../texts/get-texts'
import { createAddress } from '../../../actions'
import { AddressForm } from '../address-form'
import { BackToAddresses } from '../back-to-addresses'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.addresses.newTitle }
}

export default async function NewAddressPage() {
  await requireSession('/account/addresses/new')
  const { words } = await getTexts()
  return (
    <div className="form-page">
      <BackToAddresses />
      <h1>{words.addresses.newTitle}</h1>
      <AddressForm action={createAddress} notice="ADDRESS_ADDED" />
    </div>
  )
}
