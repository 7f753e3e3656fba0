import type { CurrencyRecord } from '../catalogue/localization/markets.ts'
import { centsIn } from '../catalogue/money.ts'
import type { DiscountCodeSeed } from './discount-codes.ts'
import { type PricedLine, sumOf } from './price-lines.ts'

/** What became of a code that somebody typed. */
export interface TypedCode {
  readonly code: string
  /** Why it does not apply, in the words of the schema's `CartWarningCode`; null if it does. */
  readonly refusal: string | null
}

/**
 * A discount that applies, and what it takes off: the cart, or lines, never both
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

interface Surroundings {
  readonly known: readonly DiscountCodeSeed[]
  readonly currency: CurrencyRecord
}

/**
 * Decides which code applies. As with Shopify's codes that are not set to be combined, it is one:
 * the one that takes most off.
 */
export function decideDiscounts(
  typed: readonly string[],
  lines: readonly PricedLine[],
  surroundings: Surroundings,
): Discounts {
  const tried = typed.map((code) => tryCode(code, lines, surroundings))
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

/** Codes without those that were typed twice. Upper and lower case are the same; what was typed first is kept. */
export function distinctCodes(codes: readonly string[]): readonly string[] {
  const lower = codes.map((code) => code.toLowerCase())
  return codes.filter((_, index) => lower.indexOf(lower[index] ?? '') === index)
}

interface TriedCode extends TypedCode {
  readonly discount: AppliedDiscount | null
}

function tryCode(
  code: string,
  lines: readonly PricedLine[],
  { known, currency }: Surroundings,
): TriedCode {
  const isSame = (seed: DiscountCodeSeed) => seed.code.toLowerCase() === code.toLowerCase()
  const refuse = (refusal: string) => ({ code, refusal, discount: null })
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

/** In proportion to what each line costs; what rounding leaves over falls to the last. */
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
