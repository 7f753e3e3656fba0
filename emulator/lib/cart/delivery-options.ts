/** A way to send a cart. */
export interface DeliveryOption {
  readonly handle: string
  readonly title: string
  /** By `LanguageCode`. */
  readonly translations: Readonly<Record<string, string>>
  /** A decimal, in euro. */
  readonly price: string
}

/** How the shop sends things, the usual way first. */
export const deliveryOptions: readonly DeliveryOption[] = [
  { handle: 'standard', title: 'Standard', translations: { PT: 'Normal' }, price: '4.9' },
  { handle: 'express', title: 'Express', translations: { PT: 'Expresso' }, price: '12.5' },
]
