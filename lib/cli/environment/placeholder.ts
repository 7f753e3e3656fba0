/** The domain that the documentation writes, and `init` before the shop's own is known. */
export const PLACEHOLDER = 'your-shop.myshopify.com'

/** Whether a store's domain has yet to be filled in. */
export function isPlaceholder(domain: string | undefined): boolean {
  return domain?.replace(/^https:\/\/|\/$/g, '') === PLACEHOLDER
}
