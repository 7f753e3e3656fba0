import type { FieldNode, SelectionSetNode } from 'graphql'
import { type JsonObject, jsonObject } from '../../core/http/json-object.ts'
import { fieldsOf, responseKey } from './graphql-nodes.ts'
import { CART_KEY } from './rewrite-operation.ts'

/** What an answer says of whose a cart is, by the name of the field, and what it says of nobody. */
const OF_NOBODY: Readonly<Record<string, unknown>> = {
  customer: null,
  deliveryAddressPreferences: [],
  email: null,
  phone: null,
  purchasingCompany: null,
}

/** How much of a cart's identity a visitor is shown. */
export type ShownIdentity =
  /** It is the customer's who is signed in. */
  | 'whole'
  /** It is the visitor's, and no customer's: what they have typed themselves. */
  | 'without-customer'
  /** This site has not made it for this visitor: nothing. */
  | 'none'

/** The ids of the carts in an answer to `askingForCarts`, by the key of each. */
export function cartIdsOf(data: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(jsonObject(data) ?? {}).flatMap(([key, payload]) => {
      const id = jsonObject(jsonObject(payload)?.[CART_KEY])?.['id']
      return typeof id === 'string' ? [[key, id] as const] : []
    }),
  )
}

/** What is changed in an answer's carts. */
interface Cleaning {
  /** Says of the key of an answer what may be seen of the identity in its cart. */
  readonly shown: (key: string) => ShownIdentity
  /** Whether the way to the checkout says that the customer has logged in at Shopify. */
  readonly logsIn: boolean
}

/**
 * An answer's data without what the proxy itself has asked for, and without the identity that stands
 * in carts that are not this customer's. Fields are found by the operation that was asked, so no
 * alias hides one. Pure.
 */
export function cleanData(
  data: unknown,
  { selectionSet, shown, logsIn }: Cleaning & { readonly selectionSet: SelectionSetNode },
): unknown {
  const fields = fieldsOf(selectionSet)
  return mapObject(data, (value, key) => {
    const asked = fields.filter((field) => responseKey(field) === key)
    return cleanField(value, { asked, shown: shown(key), logsIn })
  })
}

/** Fields under one key of an answer, and what is changed in them. */
interface CartCleaning {
  readonly asked: readonly FieldNode[]
  readonly shown: ShownIdentity
  readonly logsIn: boolean
}

function cleanField(value: unknown, { asked, ...how }: CartCleaning): unknown {
  if (!asked.some(({ name }) => name.value.startsWith('cart'))) return value
  if (asked.some(({ name }) => name.value === 'cart')) return cleanCart(value, { asked, ...how })
  return mapObject(
    value,
    (item, key) => {
      const carts = inside(asked, key).filter(({ name }) => name.value === 'cart')
      return carts.length > 0 ? cleanCart(item, { asked: carts, ...how }) : item
    },
    CART_KEY,
  )
}

function cleanCart(cart: unknown, { asked, shown, logsIn }: CartCleaning): unknown {
  return mapObject(cart, (value, key) => {
    const fields = inside(asked, key)
    if (logsIn && fields.some(({ name }) => name.value === 'checkoutUrl')) return loggedIn(value)
    const identities = fields.filter(({ name }) => name.value === 'buyerIdentity')
    return identities.length > 0 && shown !== 'whole'
      ? cleanIdentity(value, { asked: identities, shown })
      : value
  })
}

/**
 * The way to a checkout for a customer who has logged in at Shopify: by this parameter the checkout
 * knows them without asking (https://shopify.dev/docs/api/customer).
 */
function loggedIn(checkoutUrl: unknown): unknown {
  if (typeof checkoutUrl !== 'string' || !URL.canParse(checkoutUrl)) return checkoutUrl
  const url = new URL(checkoutUrl)
  url.searchParams.set('logged_in', 'true')
  return url.href
}

function cleanIdentity(
  identity: unknown,
  { asked, shown }: { asked: readonly FieldNode[]; shown: ShownIdentity },
): unknown {
  return mapObject(identity, (value, key) => {
    const names = inside(asked, key).map(({ name }) => name.value)
    const hidden = names.find(
      (name) => Object.hasOwn(OF_NOBODY, name) && (shown === 'none' || name === 'customer'),
    )
    return hidden === undefined ? value : OF_NOBODY[hidden]
  })
}

/** The fields below some fields that are answered under a key. */
function inside(fields: readonly FieldNode[], key: string): readonly FieldNode[] {
  return fields
    .flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : fieldsOf(selectionSet)))
    .filter((field) => responseKey(field) === key)
}

/** A copy of an object with each value changed, and one key left out. What is no object stays. */
function mapObject(
  value: unknown,
  change: (value: unknown, key: string) => unknown,
  leftOut?: string,
): unknown {
  const object: JsonObject | null = jsonObject(value)
  if (object === null) return value
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => key !== leftOut)
      .map(([key, item]) => [key, change(item, key)]),
  )
}
