import * as z from 'zod/mini'
import {
  type CookieSite,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from '../session/cookie.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import type { SealContext } from '../session/sealed-cookie.ts'
import { isInstant } from '../session/session.ts'
import type { CartBuyer } from './cart-buyer.ts'

/** The format that this build writes. A seal with another number is not read. */
const CART_VERSION = 1

const visitorCart = z.object({
  version: z.literal(CART_VERSION),
  id: z.string().check(z.minLength(1), z.maxLength(512)),
  /** The customer whom the cart belongs to at Shopify, or null. */
  customerId: z.nullable(z.string()),
  /** What it was given them with, where that turns (`CartBuyer`). */
  generation: z.optional(z.string()),
  /** Whether Shopify was told of a company that it is for. */
  isForCompany: z.optional(z.literal(true)),
  /** When the cookie was written, by our clock; a seal of release 0.1 does not say. */
  issuedAt: z.optional(z.string().check(z.refine(isInstant))),
})

/**
 * The cart that this server has created for this visitor. Only such a cart is ever given a
 * customer: an id that comes from the browser alone may be one that an attacker knows and has put
 * there, and would read the customer's name and address from it (cart fixation, hydrogen#3913).
 */
export type VisitorCart = z.infer<typeof visitorCart>

/** About as long as Shopify keeps a cart that is not used. */
const CART_TTL_SECONDS = 30 * 24 * 60 * 60

const HALF_LIFE_MS = (CART_TTL_SECONDS * 1000) / 2

/** The name of the cart's cookie on the wire. */
export function cartCookieName(site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}_cart`
}

/** What is remembered of whom a cart was given to. */
type CartGiven = Pick<CartBuyer, 'customerId'> &
  Partial<Pick<CartBuyer, 'generation' | 'companyLocationId'>>

/** Marks a cart as this visitor's, and says whom Shopify has it for. */
export function ownCart(id: string, buyer: CartGiven | null): VisitorCart {
  const generation = buyer?.generation ?? null
  return {
    version: CART_VERSION,
    id,
    customerId: buyer?.customerId ?? null,
    ...(generation === null ? {} : { generation }),
    ...((buyer?.companyLocationId ?? null) === null ? {} : { isForCompany: true }),
  }
}

/** Where, how and when a cart's cookie is written. */
export interface CartWriting extends SealContext {
  /** Epoch milliseconds, by the site's clock. @default the machine's clock */
  readonly now?: number
}

/** Seals a cart into the cookie that says whose it is, and since when. `null` removes the cookie. */
export async function cartCookie(
  cart: VisitorCart | null,
  { config: { passwords }, site, now = Date.now() }: CartWriting,
): Promise<SessionCookie> {
  const attributes = { ...sessionCookieAttributes(site), name: cartCookieName(site) }
  if (cart === null) return { ...attributes, value: '', maxAge: 0, expires: new Date(0) }
  const data: VisitorCart = { ...cart, issuedAt: wholeSeconds(now) }
  const value = await sealFor('cart', { data, passwords, ttlSeconds: CART_TTL_SECONDS })
  return { ...attributes, value, maxAge: CART_TTL_SECONDS }
}

/** Without milliseconds: each character travels with each request. */
function wholeSeconds(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`
}

/**
 * Whether half of the life of a cart's cookie is over, so that it is time to write it anew: a cart
 * in use must not outlive its cookie, because then a log-out would not take the customer
 * from it. True for what does not say when it was written, and for what was written in a far
 * future, by a clock that was wrong. `now` in epoch milliseconds.
 */
export function isCartCookieOld({ issuedAt }: VisitorCart, now: number): boolean {
  return issuedAt === undefined || Math.abs(now - Date.parse(issuedAt)) >= HALF_LIFE_MS
}

/** Opens the cart's cookie. Fails closed: what cannot be opened and parsed is no cart. Never throws. */
export async function readCart(
  cookie: (name: string) => string | undefined,
  { config: { passwords }, site }: SealContext,
): Promise<VisitorCart | null> {
  const seal = cookie(cartCookieName(site))
  if (!seal) return null
  const opening = await openFor('cart', { seal, passwords })
  if (opening.status === 'refused') return null
  return visitorCart.safeParse(opening.data).data ?? null
}
