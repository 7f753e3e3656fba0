import type { FieldValues } from '../catalogue/field-values.ts'
import type { View } from '../catalogue/index.ts'
import { moneyOfCents } from '../catalogue/money.ts'
import type { PricedLine } from './cart-lines.ts'
import type { CartAttribute } from './carts.ts'
import { type AppliedDiscount, allocationFields } from './discounts.ts'

/** A line as the schema's `CartLine`, and what it comes to, in cents, after its discount. */
export function cartLineFields(
  { line, merchandise, unitCents, formerUnitCents, cents }: PricedLine,
  discount: AppliedDiscount | null,
  view: View,
): { readonly cents: number; readonly fields: FieldValues } {
  const { currency } = view.buyer.country
  const money = (amount: number) => moneyOfCents(amount, currency.isoCode)
  const off = discount?.lineCents.get(line.id) ?? 0
  const compareAtAmount = formerUnitCents === null ? null : money(formerUnitCents)
  const amounts = { subtotalAmount: money(cents), totalAmount: money(cents - off) }
  const fields = {
    __typename: 'CartLine',
    id: line.id,
    quantity: line.quantity,
    ...attributeFields(line.attributes),
    merchandise: () => merchandise.variant(view),
    discountAllocations: allocationFields(off, discount, currency),
    sellingPlanAllocation: null,
    parentRelationship: null,
    instructions: { canRemove: true, canUpdateQuantity: true },
    estimatedCost: { ...amounts, amount: money(unitCents), compareAtAmount },
    cost: {
      ...amounts,
      amountPerQuantity: money(unitCents),
      compareAtAmountPerQuantity: compareAtAmount,
    },
  }
  return { cents: cents - off, fields }
}

/** The fields of what has attributes: a cart, or a line. */
export function attributeFields(attributes: readonly CartAttribute[]): FieldValues {
  return {
    attributes,
    attribute: ({ key }: { key: string }) => attributes.find((each) => each.key === key) ?? null,
  }
}
