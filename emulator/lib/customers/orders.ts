/** One line of an order. */
export interface OrderLineSeed {
  /** A stock keeping unit of the catalogue, e.g. `MUG-OAT`. */
  readonly sku: string
  readonly quantity: number
}

/** An order as a test or a demo describes one. */
export interface OrderSeed {
  /** As customers see it, e.g. 1001. */
  readonly number: number
  /** ISO 8601. */
  readonly processedAt: string
  readonly lines: readonly OrderLineSeed[]
  /** @default 'PAID' */
  readonly financialStatus?: 'PENDING' | 'PAID' | 'REFUNDED'
  /** @default 'FULFILLED' */
  readonly fulfillmentStatus?: 'UNFULFILLED' | 'IN_PROGRESS' | 'FULFILLED'
}

/** An order of the emulated store. */
export interface OrderRecord {
  readonly number: number
  /** Epoch milliseconds. */
  readonly processedAt: number
  readonly lines: readonly OrderLineSeed[]
  readonly financialStatus: string
  readonly fulfillmentStatus: string
  /** The secret in its id. */
  readonly key: string
}
