/** The customer accounts of a shop: who we are there, and where they are. */
export interface CustomerAccountConfig {
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
  /** Where discovery is asked. */
  readonly storeOrigin: string
  /** Set: the fixed addresses at Shopify are used, and no discovery. */
  readonly shopId: string | null
  /** Of the Customer Account API. */
  readonly apiVersion: string
  /** How long a session lasts after its last renewal. */
  readonly sessionMaxAgeSeconds: number
}
