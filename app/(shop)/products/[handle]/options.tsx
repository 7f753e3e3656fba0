'use client'
import { useShopWords } from '../../../components/language-provider'
import { ChoiceLink } from './choice-link'
import { type Choosable, queryOf, variantWith } from './chosen-variant'
import type { ProductOption, Variant } from './get-product'

/** What can be chosen: colours as swatches, everything else by its name. */
export function Options({ product, chosen }: { product: Choosable; chosen: Variant }) {
  return product.options.map((option) => (
    <Option key={option.name} option={option} product={product} chosen={chosen} />
  ))
}

interface OptionProps {
  readonly option: ProductOption
  readonly product: Choosable
  readonly chosen: Variant
}

function Option({ option: { name, optionValues }, product, chosen }: OptionProps) {
  const current = chosen.selectedOptions.find((each) => each.name === name)?.value
  const id = `option-${name}`
  return (
    <div className="option">
      <p id={id}>
        {name}: <strong>{current}</strong>
      </p>
      <ul aria-labelledby={id}>
        {optionValues.map(({ name: value, swatch }) => {
          const variant = variantWith(product, chosen, { name, value })
          if (variant === undefined) return null
          return (
            <li key={value}>
              <Value
                value={value}
                variant={variant}
                colour={swatch?.color ?? null}
                isCurrent={value === current}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface ValueProps {
  readonly value: string
  readonly variant: Variant
  readonly colour: string | null
  readonly isCurrent: boolean
}

function Value({ value, variant, colour, isCurrent }: ValueProps) {
  const { product: words } = useShopWords()
  return (
    <ChoiceLink
      query={queryOf(variant)}
      isCurrent={isCurrent}
      className={variant.availableForSale ? 'option-value' : 'option-value sold-out'}
    >
      {colour !== null && <Swatch colour={colour} />}
      {value}
      {!variant.availableForSale && (
        <span className="visually-hidden"> ({words.soldOut.toLowerCase()})</span>
      )}
    </ChoiceLink>
  )
}

/** Drawn, because the policy of the page allows no `style` attribute. */
function Swatch({ colour }: { colour: string }) {
  return (
    <svg className="swatch" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="9.5" fill={colour} />
    </svg>
  )
}
