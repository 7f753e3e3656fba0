/**
 * The fields of one GraphQL object, under the schema's names. A field that takes arguments, or that
 * leads back to a larger object, is a function; a field that is missing is not implemented.
 */
export type FieldValues = Readonly<Record<string, unknown>>

/** The fields of everything that may have metafields. This shop has set none: each one is null. */
export const metafieldFields = {
  metafield: null,
  metafields: ({ identifiers }: { readonly identifiers: readonly unknown[] }) =>
    identifiers.map(() => null),
}

/** What an object of the schema takes over from its record, and what nothing in this shop has. */
export function recordFields(type: string, record: { readonly number: number }): FieldValues {
  return {
    ...record,
    ...metafieldFields,
    __typename: type,
    id: `gid://shopify/${type}/${record.number}`,
    // Null for what is not sold in the online store.
    onlineStoreUrl: null,
    // Only the results of a search have any.
    trackingParameters: null,
  }
}
