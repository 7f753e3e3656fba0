import {
  type CookieSite,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from '../session/cookie.ts'
import { newestPasswordId } from '../session/password-id.ts'
import type { SealContext } from '../session/sealed-cookie.ts'
import { type KeyedBy, keyedHash } from '../store/store-key.ts'
import type { ActionContext } from './action-context.ts'

/** Half a year after the last log-in a browser is a stranger again. */
const MAX_AGE_SECONDS = 180 * 24 * 60 * 60

/** The name on the wire of the cookie by which a browser is known. */
export function knownBrowserName(site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}_known`
}

/** An address to log in with, as it is counted: Shopify does not tell upper case from lower. */
export function accountKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/**
 * The cookie of a browser that has just been logged in to an account, so that it is not held up later
 * by strangers who try to be: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies.
 * It opens nothing, and does not say whose it is: a random id, and a keyed hash of that and the account.
 */
export async function knownBrowserCookie(
  email: string,
  { config: { passwords }, site }: SealContext,
): Promise<SessionCookie> {
  const id = newestPasswordId(passwords)
  const browser = crypto.randomUUID()
  const proof = await proofOf({ browser, account: accountKey(email) }, { passwords, id })
  return {
    ...sessionCookieAttributes(site),
    name: knownBrowserName(site),
    value: `${id}.${browser}.${proof}`,
    maxAge: MAX_AGE_SECONDS,
  }
}

/** The id of a browser that has been logged in to this account; null for a stranger. Never throws. */
export async function knownBrowser(
  { cookie, config: { passwords }, site }: Pick<ActionContext, 'cookie' | 'config' | 'site'>,
  account: string,
): Promise<string | null> {
  const [id = '', browser = '', given = '', ...more] =
    cookie(knownBrowserName(site))?.split('.') ?? []
  if (more.length > 0 || !Object.hasOwn(passwords, id) || !/^[\da-f-]{36}$/.test(browser))
    return null
  return isEqual(given, await proofOf({ browser, account }, { passwords, id })) ? browser : null
}

function proofOf(
  { browser, account }: { readonly browser: string; readonly account: string },
  keyedBy: KeyedBy,
): Promise<string> {
  return keyedHash(`known ${browser} ${account}`, keyedBy)
}

/** Takes as long for what is almost right as for what is wrong. */
function isEqual(given: string, proof: string): boolean {
  let difference = given.length ^ proof.length
  for (let at = 0; at < proof.length; at += 1) {
    difference |= given.charCodeAt(at) ^ proof.charCodeAt(at)
  }
  return difference === 0
}
