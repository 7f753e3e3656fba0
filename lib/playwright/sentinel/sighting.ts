import type { GuardedSecret } from './guarded-secret.ts'
import type { Part } from './part.ts'
import type { Finding } from './search-text.ts'

/** A secret that was seen where a browser can read it. Names it; never shows it. */
export interface Sighting {
  /** E.g. `customer access token #3`. */
  readonly secret: string
  /** E.g. `plain`, `base64`, `URL-encoded, in parts`. */
  readonly form: string
  /** The door, e.g. `response body`, `web storage`, `source map`. */
  readonly place: string
  /** Where that was, without query and fragment; without a path in which a secret stands. */
  readonly url: string
}

/** What is told of a finding. `isClean` says whether a text can be shown. */
export function sightingOf(
  { secret, form }: Finding,
  { place, url }: Part,
  isClean: (text: string) => boolean,
): Sighting {
  return { secret: secret.label, form, place, url: shownUrl(url, isClean) }
}

/** A secret that may be where this part is. */
export function isAllowed(secret: GuardedSecret, part: Part): boolean {
  return secret.allowedIn !== null && secret.allowedIn === part.allows
}

/** What a test that fails says. */
export function reportOf(sightings: readonly Sighting[]): string {
  const lines = sightings.map(
    ({ secret, form, place, url }) => `  ${secret} (${form}) in: ${place}${url && ` of ${url}`}`,
  )
  return `The token sentinel saw what no browser may read:\n${lines.join('\n')}`
}

function shownUrl(url: string, isClean: (text: string) => boolean): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, pathname } = new URL(url)
  const origin = host === '' ? protocol : `${protocol}//${host}`
  if (host === '') return origin
  return isClean(pathname) ? origin + pathname : `${origin}/[redacted]`
}
