/** A discount code as a test or a demo describes one: a percentage off, or an amount. */
export type DiscountCodeSeed = DiscountCodeRules &
  (
    | { readonly percentage: number; readonly amount?: never }
    /** A decimal, in euro. */
    | { readonly amount: string; readonly percentage?: never }
  )

interface DiscountCodeRules {
  /** Upper and lower case are the same. */
  readonly code: string
  /** Handles of the products that it is for. @default the whole cart */
  readonly products?: readonly string[]
  /** The subtotal from which it applies, in euro. @default nothing */
  readonly minimumSubtotal?: string
}

/** The codes that apply in the store unless it is given others. */
export const DEFAULT_DISCOUNT_CODES: readonly DiscountCodeSeed[] = [
  { code: 'WELCOME10', percentage: 10 },
  { code: 'FIVEOFF', amount: '5.0', minimumSubtotal: '50.0' },
  { code: 'TEATIME', percentage: 20, products: ['round-teapot', 'speckled-mug'] },
]
