import type { Identification } from './root-fields.ts'

/** The one of many with this global id or, if none is given, with this handle. */
export function withIdentification<
  Item extends { readonly number: number; readonly handle: string },
>(items: readonly Item[], type: string, { handle, id }: Identification): Item | undefined {
  return typeof id === 'string'
    ? items.find(({ number }) => id === `gid://shopify/${type}/${number}`)
    : items.find((item) => item.handle === handle)
}
