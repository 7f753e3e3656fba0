import { Field } from '../../../components/forms/field'
import { type Choice, SelectField } from '../../../components/forms/select-field'
import { LOCALES } from '../../../language'
import { getTexts } from '../../../texts/get-texts'
import { getCountries, type ShippingCountry } from '../../get-countries'

/**
 * The countries that the shop sells to, by their names in the customer's language. Shopify is sent
 * its own name for each. While the store cannot tell them, it is a line to type into.
 */
export async function CountryField({ initial }: { initial: string | null }) {
  const [{ words, language }, countries] = await Promise.all([getTexts(), getCountries()])
  if (countries.length === 0)
    return <Field name="country" autoComplete="country-name" initial={initial} isRequired />
  return (
    <SelectField
      name="country"
      autoComplete="country-name"
      isRequired
      empty={words.addresses.chooseCountry}
      initial={initial}
      choices={choicesFrom(countries, { locale: LOCALES[language], initial })}
    />
  )
}

/** A country that the shop has left since stays where it is chosen already. */
function choicesFrom(
  countries: readonly ShippingCountry[],
  { locale, initial }: { locale: string; initial: string | null },
): readonly Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const choices = countries.map(({ isoCode, name }) => ({
    value: name,
    label: names.of(isoCode) ?? name,
  }))
  const isKnown = initial === null || choices.some(({ value }) => value === initial)
  return [...choices, ...(isKnown ? [] : [{ value: initial, label: initial }])].toSorted(
    (left, right) => left.label.localeCompare(right.label, locale),
  )
}
