/** What a log-in is called at the provider that it was made at. */
export interface ProviderLogin {
  readonly issuer: string
  /** The customer. */
  readonly subject: string
  /** The session that they have there, of which any number of ours may begin; null where it has no name. */
  readonly sid: string | null
}
