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
