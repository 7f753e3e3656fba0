/** The fields of everything that may have metafields. This shop has set none: each one is null. */
export const metafieldFields = {
  metafield: null,
  metafields: ({ identifiers }: { readonly identifiers: readonly unknown[] }) =>
    identifiers.map(() => null),
}
