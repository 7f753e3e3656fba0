import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { FieldValues } from '../catalogue/field-values.ts'
import { shopifyDateTime } from '../state/clock.ts'
import type { CartMetafieldRecord, CartRecord } from './carts.ts'

/** The namespace of a key that names none. On a real store it has the number of the app. */
const APP_NAMESPACE = 'app--1'

/** Sets a metafield of a cart. A key names its namespace, or is in that of the app. */
export function setMetafield(cart: CartRecord, input: Api.CartInputMetafieldInput, now: number) {
  const identifier = readKey(input.key)
  const known = findMetafield(cart, identifier)
  const record: CartMetafieldRecord = {
    number: known?.number ?? 880_001 + cart.metafields.length,
    ...identifier,
    type: input.type,
    value: input.value,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  }
  cart.metafields = [...cart.metafields.filter((each) => each !== known), record]
  return record
}

/** Takes a metafield away; undefined if there is none with that key. */
export function deleteMetafield(cart: CartRecord, text: string): CartMetafieldRecord | undefined {
  const found = findMetafield(cart, readKey(text))
  cart.metafields = cart.metafields.filter((each) => each !== found)
  return found
}

/** The fields of a cart that lead to its metafields. */
export function cartMetafieldFields(cart: CartRecord, cartObject: () => FieldValues): FieldValues {
  const one = (wanted: Api.HasMetafieldsIdentifier) => {
    const found = findMetafield(cart, wanted)
    return found === undefined ? null : metafieldFields(found, cartObject)
  }
  return {
    metafield: one,
    metafields: ({ identifiers }: Api.CartMetafieldsArgs) => identifiers.map(one),
  }
}

/** A metafield as the schema's `Metafield`. */
export function metafieldFields(
  record: CartMetafieldRecord,
  parentResource: () => FieldValues,
): FieldValues {
  return {
    ...record,
    id: metafieldId(record),
    description: null,
    createdAt: shopifyDateTime(record.createdAt),
    updatedAt: shopifyDateTime(record.updatedAt),
    // No value is read as a reference to something else.
    reference: null,
    references: null,
    parentResource,
  }
}

/** The global id of a metafield. */
export function metafieldId({ number }: CartMetafieldRecord): string {
  return `gid://shopify/Metafield/${number}`
}

function findMetafield(
  { metafields }: CartRecord,
  { namespace, key }: Api.HasMetafieldsIdentifier,
): CartMetafieldRecord | undefined {
  const wanted = namespace ?? APP_NAMESPACE
  return metafields.find((each) => each.namespace === wanted && each.key === key)
}

function readKey(text: string): { readonly namespace: string; readonly key: string } {
  const dot = text.indexOf('.')
  if (dot === -1) return { namespace: APP_NAMESPACE, key: text }
  return { namespace: text.slice(0, dot), key: text.slice(dot + 1) }
}
