import type { CustomerAddress } from 'next-storefront-session/server'
import { ActionForm, type ActionFormProps } from '../../../components/forms/action-form'
import { CheckBox } from '../../../components/forms/check-box'
import { Field } from '../../../components/forms/field'
import { NameFields, PhoneField } from '../../../components/forms/fields'
import { getTexts } from '../../../texts/get-texts'
import { CountryField } from './country-field'

/** The lines of an address. `address` is the one that is changed; without it, it is a new one. */
export async function AddressForm({
  action,
  notice,
  address,
  isDefault = false,
}: Pick<ActionFormProps, 'action'> & {
  /** What the list of addresses says afterwards. */
  notice: 'ADDRESS_ADDED' | 'ADDRESS_SAVED'
  address?: CustomerAddress
  isDefault?: boolean
}) {
  const { words } = await getTexts()
  return (
    <ActionForm
      action={action}
      submit={words.addresses.save}
      pending={words.addresses.saving}
      hasRequired
    >
      <input type="hidden" name="returnTo" value={`/account/addresses?notice=${notice}`} />
      {address && <input type="hidden" name="id" value={address.id} />}
      <NameFields firstName={address?.firstName ?? null} lastName={address?.lastName ?? null} />
      <Field name="company" autoComplete="organization" initial={address?.company} />
      <Field name="address1" autoComplete="address-line1" initial={address?.address1} isRequired />
      <Field name="address2" autoComplete="address-line2" initial={address?.address2} />
      <div className="field-row field-row-code">
        <Field name="zip" autoComplete="postal-code" initial={address?.zip} />
        <Field name="city" autoComplete="address-level2" initial={address?.city} isRequired />
      </div>
      <Field name="province" autoComplete="address-level1" initial={address?.province} />
      <CountryField initial={address?.country ?? null} />
      <PhoneField initial={address?.phone} />
      {!isDefault && <CheckBox name="isDefault" label={words.addresses.useAsDefault} />}
    </ActionForm>
  )
}
