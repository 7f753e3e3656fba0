/**
 * Whether a page serves customers with passwords alone: one to log in that has a field for it and no
 * link to Shopify's page, or one that asks the Storefront API as the customer and not the other.
 */
export function isOfPasswords(text: string): boolean {
  return isForm(text) || (/\$customerAccessToken\b/.test(text) && !/\bcustomerAccount\b/.test(text))
}

function isForm(text: string): boolean {
  const hasField = /type=(?:\{?['"])password/.test(text)
  const hasLink = /href=[^>]*(?:sessionPath\(\s*['"]login|\/api\/session\/login)/.test(text)
  return hasField && !hasLink
}
