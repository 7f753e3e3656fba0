import Link from 'next/link'
import type { CustomerAddress } from 'next-storefront-session/server'
import { getTexts } from '../../../texts/get-texts'
import { deleteAddress, setDefaultAddress } from '../../actions'
import { AddressLines } from '../address-lines'
import { addressNumber } from './address-number'
import { ButtonForm } from './button-form'

interface CardProps {
  address: CustomerAddress
  isDefault: boolean
}

/** An address of the book, with what can be done with it. */
export async function AddressCard({ address, isDefault }: CardProps) {
  const { words } = await getTexts()
  const lines = `address-${addressNumber(address.id)}`
  return (
    <li className="address-card">
      {isDefault && <p className="badge">{words.addresses.isDefault}</p>}
      <div id={lines}>
        <AddressLines formatted={address.formatted} />
      </div>
      <div className="card-actions">
        <Link
          href={`/account/addresses/${addressNumber(address.id)}`}
          prefetch={false}
          aria-describedby={lines}
        >
          {words.addresses.edit}
        </Link>
        {!isDefault && (
          <ButtonForm
            action={setDefaultAddress}
            fields={{ id: address.id, returnTo: '/account/addresses?notice=ADDRESS_SAVED' }}
            submit={words.addresses.makeDefault}
            pending={words.addresses.makingDefault}
            className="link-button"
            describedBy={lines}
          />
        )}
        <DeleteQuestion id={address.id} describedBy={lines} />
      </div>
    </li>
  )
}

/** Asks once more, in a disclosure: that needs no JavaScript, and no page of its own. */
async function DeleteQuestion({ id, describedBy }: { id: string; describedBy: string }) {
  const { words } = await getTexts()
  return (
    <details className="question">
      <summary aria-describedby={describedBy}>{words.addresses.remove}</summary>
      <p>{words.addresses.removeQuestion}</p>
      <ButtonForm
        action={deleteAddress}
        fields={{ id, returnTo: '/account/addresses?notice=ADDRESS_DELETED' }}
        submit={words.addresses.removeForGood}
        pending={words.addresses.removing}
        className="button button-quiet"
        describedBy={describedBy}
      />
    </details>
  )
}
