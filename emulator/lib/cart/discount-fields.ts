import type { FieldValues } from '../catalogue/field-values.ts'
import type { CurrencyRecord } from '../catalogue/localization/markets.ts'
import { moneyIn, moneyOfCents } from '../catalogue/money.ts'
import type { AppliedDiscount, TypedCode } from './discounts.ts'
import type { CartWarning } from './outcome.ts'

/** What a discount took off, as the schema's `CartCodeDiscountAllocation`; none for nothing. */
export function allocationFields(
  cents: number,
  discount: AppliedDiscount | null,
  currency: CurrencyRecord,
): readonly FieldValues[] {
  if (discount === null || cents === 0) return []
  const { seed, code } = discount
  return [
    {
      __typename: 'CartCodeDiscountAllocation',
      code,
      targetType: 'LINE_ITEM',
      discountedAmount: moneyOfCents(cents, currency.isoCode),
      discountApplication: {
        targetType: 'LINE_ITEM',
        targetSelection: seed.products === undefined ? 'ALL' : 'ENTITLED',
        allocationMethod: 'ACROSS',
        value:
          seed.percentage === undefined
            ? { __typename: 'MoneyV2', ...moneyIn(currency, seed.amount) }
            : { __typename: 'PricingPercentageValue', percentage: seed.percentage },
      },
    },
  ]
}

/** The warnings that a change of the codes is answered with. `target` is the cart's id. */
export function discountWarnings(codes: readonly TypedCode[], target: string): CartWarning[] {
  return codes.flatMap(({ refusal }) =>
    refusal === null ? [] : [{ code: refusal, message: MESSAGES[refusal] ?? '', target }],
  )
}

const MESSAGES: Readonly<Record<string, string>> = {
  DISCOUNT_NOT_FOUND: 'The discount code cannot be applied to your cart.',
  DISCOUNT_NO_ENTITLED_LINE_ITEMS: 'The discount code is not for anything in your cart.',
  DISCOUNT_PURCHASE_NOT_IN_RANGE: 'Your cart does not come to the minimum of the discount code.',
  DISCOUNT_CODE_NOT_HONOURED: 'The discount code cannot be combined with the other one.',
}
