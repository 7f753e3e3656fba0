import {
  type CookieSite,
  LARGEST_COOKIE_BYTES,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from '../session/cookie.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import type { SealContext } from '../session/sealed-cookie.ts'
import { type TypedFields, typedFields } from './typed-fields.ts'

/** Longer than a redirect takes, and short where several people share a browser. */
const TTL_SECONDS = 60

/** The name on the wire of the cookie that brings what was typed back to its form. */
export function typedCookieName(site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}_typed`
}

/**
 * The cookie that brings what was typed over the redirect to the form that failed, so that it stands
 * in no URL. Sealed, because it says who somebody is. `null` removes it. What browsers would not
 * keep, or is nothing, needs no cookie.
 */
export async function typedCookie(
  typed: TypedFields | null,
  { config: { passwords }, site }: SealContext,
): Promise<readonly SessionCookie[]> {
  const cookie = { ...sessionCookieAttributes(site), name: typedCookieName(site) }
  if (typed === null) return [{ ...cookie, value: '', maxAge: 0, expires: new Date(0) }]
  if (Object.keys(typed).length === 0) return []
  const value = await sealFor('typed', { data: { typed }, passwords, ttlSeconds: TTL_SECONDS })
  const fits = cookie.name.length + value.length <= LARGEST_COOKIE_BYTES
  return fits ? [{ ...cookie, value, maxAge: TTL_SECONDS }] : []
}

/** What was typed into a form that failed a moment ago. Fails closed: nothing. Never throws. */
export async function readTyped(
  cookie: (name: string) => string | undefined,
  { config: { passwords }, site }: SealContext,
): Promise<TypedFields> {
  const seal = cookie(typedCookieName(site))
  if (!seal) return {}
  const opening = await openFor('typed', { seal, passwords })
  const typed = opening.status === 'opened' ? opening.data['typed'] : null
  return typedFields({ ...(typed as object | null) })
}
