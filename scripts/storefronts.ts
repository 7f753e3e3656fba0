/** The storefronts that the browser tests run against, and the folder in which each is built. */
export const STOREFRONTS = {
  /** The demo as it is, with `middleware.ts` on the edge runtime. */
  edge: '.',
  /** The same build in a folder of its own, so that its kept pages are its own: two shops at a time. */
  accounts: 'artifacts/accounts-storefront',
  /** The same once more, where customers log in on Shopify's page. */
  hosted: 'artifacts/hosted-storefront',
  /** And where several instances of it are one site. */
  instances: 'artifacts/instances-storefront',
  /** The demo with `proxy.ts`, on Node, in the place of `middleware.ts`; assembled before a build. */
  node: 'artifacts/node-storefront',
  /** One whose middleware is composed with next-intl's. */
  composed: 'e2e/storefronts/composed',
  /** One that leaks its tokens through every door there is. */
  leaky: 'e2e/storefronts/leaky',
} as const

/** The name of one of them. */
export type Storefront = keyof typeof STOREFRONTS
