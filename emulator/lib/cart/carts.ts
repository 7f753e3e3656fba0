import { randomBytes } from 'node:crypto'
import type { AddressSeed, CustomerRecord } from '../customers/customers.ts'
import type { StoreState } from '../state/store-state.ts'

/** A key and a value that a shop adds to a cart or a line. */
export interface CartAttribute {
  readonly key: string
  readonly value: string
}

/** One line of a cart. */
export interface CartLineRecord {
  readonly id: string
  /** The global id of a variant. */
  merchandiseId: string
  quantity: number
  attributes: readonly CartAttribute[]
}

/** Who a cart is for. The customer is set through a token, which the cart does not keep. */
export interface CartBuyer {
  readonly email: string | null
  readonly phone: string | null
  readonly countryCode: string | null
  readonly customer: CustomerRecord | null
}

/** Where a cart may be sent. */
export interface CartAddressRecord {
  readonly id: string
  readonly address: DeliveryAddress
  readonly isSelected: boolean
  readonly isOneTimeUse: boolean
}

/** An address, as the schema's `CartDeliveryAddressInput` has one. */
export interface DeliveryAddress extends Omit<AddressSeed, 'province' | 'country'> {
  readonly provinceCode?: string | null
}

/** A piece of data that a shop keeps with a cart. */
export interface CartMetafieldRecord {
  readonly number: number
  readonly namespace: string
  readonly key: string
  readonly type: string
  readonly value: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** A cart of the emulated store. */
export interface CartRecord extends ReturnType<typeof emptyCart> {}

/** A cart that was found by an id, and whether the id has its key. */
export interface FoundCart {
  readonly cart: CartRecord
  readonly hasKey: boolean
}

/** The carts of the emulated store. */
export interface CartRegistry extends ReturnType<typeof createCartRegistry> {}

/** A buyer of whom nothing is known. */
export const NOBODY: CartBuyer = { email: null, phone: null, countryCode: null, customer: null }

/** Creates a registry without carts. */
export function createCartRegistry({ clock, secrets, behaviour }: StoreState) {
  const carts = new Map<string, CartRecord>()
  return {
    create(): CartRecord {
      const cart = emptyCart(clock.now())
      secrets.keep('cart-key', cart.key)
      carts.set(cart.token, cart)
      return cart
    },
    byId(id: string): FoundCart | null {
      const named = (behaviour.cartIds === 'exact' ? readExactly : readLeniently)(id)
      const cart = carts.get(named?.token ?? '')
      return cart === undefined ? null : { cart, hasKey: named?.key === cart.key }
    },
    /** Every cart, in the order in which they were created. */
    all: (): Iterable<CartRecord> => carts.values(),
  }
}

interface NamedCart {
  readonly token: string
  readonly key: string | null
}

function readExactly(id: string): NamedCart | null {
  const match = /^gid:\/\/shopify\/Cart\/([\w-]+)(?:\?key=(\w+))?$/.exec(id)
  return match === null ? null : { token: match[1] ?? '', key: match[2] ?? null }
}

/** As a URL parser reads it: white space, percent signs and more parameters are accepted. */
function readLeniently(id: string): NamedCart | null {
  const text = id.trim().replace(/^gid:/i, 'https:')
  if (!URL.canParse(text)) return null
  const { pathname, searchParams } = new URL(text)
  const path = pathname.replaceAll(/%[0-7][\da-f]/gi, decodeURIComponent)
  const match = /^\/cart\/([^/]+)$/i.exec(path)
  return match === null ? null : { token: match[1] ?? '', key: searchParams.get('key') }
}

/** The whole id, with the secret. */
export function cartId({ token, key }: CartRecord): string {
  return `gid://shopify/Cart/${token}?key=${key}`
}

function emptyCart(createdAt: number) {
  return {
    /** The part of the id before the key. */
    token: randomBytes(16).toString('base64url'),
    /** The secret in the id: without it, a cart can be read but not changed. */
    key: randomBytes(16).toString('hex'),
    lines: [] as readonly CartLineRecord[],
    note: '',
    attributes: [] as readonly CartAttribute[],
    /** As they were typed, also those that do not apply. */
    discountCodes: [] as readonly string[],
    buyer: NOBODY,
    deliveryAddresses: [] as readonly CartAddressRecord[],
    /** The handle of the chosen option; null while none was chosen. */
    deliveryOption: null as string | null,
    metafields: [] as readonly CartMetafieldRecord[],
    createdAt,
    updatedAt: createdAt,
  }
}
