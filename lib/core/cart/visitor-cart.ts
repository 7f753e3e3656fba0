import { sealData, unsealData } from 'iron-session'
import * as z from 'zod/mini'
import {
  type CookieSite,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from '../cookie.ts'
import type { SealPasswords } from '../seal.ts'

/** The format that this build writes. A seal with another number is not read. */
const CART_VERSION = 1

const visitorCart = z.object({
  version: z.literal(CART_VERSION),
  id: z.string().check(z.minLength(1), z.maxLength(512)),
  /** The customer whom the cart belongs to at Shopify, or null. */
  customerId: z.nullable(z.string()),
})

/**
 * The cart that this server has created for this visitor. Only such a cart is ever given a
 * customer: an id that comes from the browser alone may be one that an attacker knows and has put
 * there, and would read the customer's name and address from it (cart fixation, hydrogen#3913).
 */
export type VisitorCart = z.infer<typeof visitorCart>

/** As long as Shopify keeps a cart that nobody touches, give or take; then a new one is as good. */
const CART_TTL_SECONDS = 30 * 24 * 60 * 60

/** The name of the cart's cookie on the wire. */
export function cartCookieName(site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}_cart`
}

/** Marks a cart as this visitor's. */
export function ownCart(id: string, customerId: string | null): VisitorCart {
  return { version: CART_VERSION, id, customerId }
}

/** Seals a cart into the cookie that says whose it is. `null` removes the cookie. */
export async function cartCookie(
  cart: VisitorCart | null,
  { site, passwords }: { site: CookieSite; passwords: SealPasswords },
): Promise<SessionCookie> {
  const attributes = { ...sessionCookieAttributes(site), name: cartCookieName(site) }
  if (cart === null) return { ...attributes, value: '', maxAge: 0, expires: new Date(0) }
  const value = await sealData(cart, { password: passwords, ttl: CART_TTL_SECONDS })
  return { ...attributes, value, maxAge: CART_TTL_SECONDS }
}

/** Opens the cart's cookie. Fails closed: what cannot be opened and parsed is no cart. Never throws. */
export async function readCart(
  cookie: (name: string) => string | undefined,
  { site, passwords }: { site: CookieSite; passwords: SealPasswords },
): Promise<VisitorCart | null> {
  const seal = cookie(cartCookieName(site))
  if (!seal) return null
  const sealed = await unsealData<unknown>(seal, {
    password: passwords,
    onUnsealError: () => undefined,
  })
  return visitorCart.safeParse(sealed).data ?? null
}
