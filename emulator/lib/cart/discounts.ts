import type { FieldValues } from '../catalogue/field-values.ts'
import type { CurrencyRecord } from '../catalogue/localization/markets.ts'
import { centsIn, moneyIn, moneyOfCents } from '../catalogue/money.ts'
import { type PricedLine, sumOf } from './cart-lines.ts'
import type { DiscountCodeSeed } from './discount-codes.ts'
import type { CartWarning } from './outcome.ts'

/** A code that was typed, and what came of it. */
interface TypedCode {
  readonly code: string
  /** Why it does not apply, as a code of the schema's `CartWarningCode`; null if it does. */
  readonly refusal: keyof typeof MESSAGES | null
}

/**
 * A discount that applies, and what it takes off: of the cart, or of lines, never of both
 * (Weaverse/weaverse#433).
 */
export interface AppliedDiscount {
  readonly code: string
  readonly seed: DiscountCodeSeed
  /** Off the whole cart; 0 if it is for certain products. */
  readonly cartCents: number
  /** Off each line that it is for, by the id of the line; empty if it is for the whole cart. */
  readonly lineCents: ReadonlyMap<string, number>
}

/** The codes of a cart, and the one discount that applies. */
export interface Discounts {
  readonly codes: readonly TypedCode[]
  readonly applied: AppliedDiscount | null
}

/**
 * Decides which code applies. As with Shopify's codes that are not set to be combined, it is one:
 * the one that takes the most off.
 */
export function decideDiscounts(
  typed: readonly string[],
  lines: readonly PricedLine[],
  shop: { readonly known: readonly DiscountCodeSeed[]; readonly currency: CurrencyRecord },
): Discounts {
  const tried = typed.map((code) => tryCode(code, lines, shop))
  const best = tried.reduce<AppliedDiscount | null>(
    (most, { discount }) => (takenOff(discount) > takenOff(most) ? discount : most),
    null,
  )
  const codes = tried.map(({ code, refusal, discount }) => ({
    code,
    refusal: discount === null || discount === best ? refusal : 'DISCOUNT_CODE_NOT_HONOURED',
  }))
  return { codes, applied: best }
}

/** Codes without repeated ones; upper and lower case are the same, and the first spelling is kept. */
export function distinctCodes(codes: readonly string[]): readonly string[] {
  const byLowerCase = Map.groupBy(codes, (code) => code.toLowerCase())
  return [...byLowerCase.values()].flatMap((same) => same.slice(0, 1))
}

/** What a discount took off, as the schema's `CartCodeDiscountAllocation`; none for nothing. */
export function allocationFields(
  cents: number,
  discount: AppliedDiscount | null,
  currency: CurrencyRecord,
): readonly FieldValues[] {
  if (discount === null || cents === 0) return []
  const { seed, code } = discount
  const [__typename, targetType] = ['CartCodeDiscountAllocation', 'LINE_ITEM']
  const discountedAmount = moneyOfCents(cents, currency.isoCode)
  const discountApplication = {
    targetType,
    targetSelection: seed.products === undefined ? 'ALL' : 'ENTITLED',
    allocationMethod: 'ACROSS',
    value:
      seed.percentage === undefined
        ? { __typename: 'MoneyV2', ...moneyIn(currency, seed.amount) }
        : { __typename: 'PricingPercentageValue', percentage: seed.percentage },
  }
  return [{ __typename, code, targetType, discountedAmount, discountApplication }]
}

/** The warnings that a change of the codes is answered with. `target` is the cart's id. */
export function discountWarnings(codes: readonly TypedCode[], target: string): CartWarning[] {
  return codes.flatMap(({ refusal }) =>
    refusal === null ? [] : [{ code: refusal, message: MESSAGES[refusal], target }],
  )
}

function tryCode(
  code: string,
  lines: readonly PricedLine[],
  { known, currency }: Parameters<typeof decideDiscounts>[2],
): TypedCode & { readonly discount: AppliedDiscount | null } {
  const isSame = (seed: DiscountCodeSeed) => seed.code.toLowerCase() === code.toLowerCase()
  const refuse = (refusal: keyof typeof MESSAGES) => ({ code, refusal, discount: null })
  const seed = known.find(isSame)
  if (seed === undefined) return refuse('DISCOUNT_NOT_FOUND')
  const { products, minimumSubtotal } = seed
  const entitled = lines.filter(({ merchandise }) => products?.includes(merchandise.handle) ?? true)
  if (entitled.length === 0) return refuse('DISCOUNT_NO_ENTITLED_LINE_ITEMS')
  if (sumOf(lines) < centsIn(currency, minimumSubtotal ?? '0')) {
    return refuse('DISCOUNT_PURCHASE_NOT_IN_RANGE')
  }
  const off = centsOff(seed, sumOf(entitled), currency)
  const discount: AppliedDiscount = {
    code,
    seed,
    cartCents: products === undefined ? off : 0,
    lineCents: products === undefined ? new Map() : spread(off, entitled),
  }
  return { code, refusal: null, discount }
}

function centsOff(seed: DiscountCodeSeed, cents: number, currency: CurrencyRecord): number {
  return seed.percentage === undefined
    ? Math.min(cents, centsIn(currency, seed.amount))
    : Math.round((cents * seed.percentage) / 100)
}

/** In proportion to what each line costs; the last one takes the rest of the rounding. */
function spread(off: number, lines: readonly PricedLine[]): ReadonlyMap<string, number> {
  const total = sumOf(lines)
  let left = off
  return new Map(
    lines.map(({ line, cents }, index) => {
      const share = index === lines.length - 1 ? left : Math.floor((off * cents) / total)
      left -= share
      return [line.id, share]
    }),
  )
}

function takenOff(discount: AppliedDiscount | null): number {
  if (discount === null) return -1
  return [...discount.lineCents.values()].reduce((sum, cents) => sum + cents, discount.cartCents)
}

const MESSAGES = {
  DISCOUNT_NOT_FOUND: 'The discount code cannot be applied to your cart.',
  DISCOUNT_NO_ENTITLED_LINE_ITEMS: 'The discount code is not for anything in your cart.',
  DISCOUNT_PURCHASE_NOT_IN_RANGE: 'Your cart does not come to the minimum of the discount code.',
  DISCOUNT_CODE_NOT_HONOURED: 'The discount code cannot be combined with the other one.',
} as const
