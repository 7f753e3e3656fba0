import type { GuardedSecret } from './guarded-secret.ts'
import type { Finding } from './search-text.ts'
import type { SeenText } from './seen-texts.ts'

/**
 * A secret that was seen where a browser can read it, or that was stored at the store where anybody
 * may read it. Names it; never shows it.
 */
export interface Sighting {
  /** E.g. `customer access token #3`. */
  readonly secret: string
  /** E.g. `plain`, `URL-encoded, base64`, `base64, in parts`; `stored` where the store keeps it. */
  readonly form: string
  /** E.g. `response body`, `web storage`; at the store e.g. `the note of a cart`. */
  readonly place: string
  /**
   * Where that was, without query and fragment; without a path in which a secret stands. Empty for
   * what is stored.
   */
  readonly url: string
}

/** The form of what was stored at the store. */
export const STORED = 'stored'

/** What is said of a finding. `isClean` tells whether a text can be shown. */
export function sightingOf(
  { secret, form }: Finding,
  { place, url }: SeenText,
  isClean: (text: string) => boolean,
): Sighting {
  return { secret: secret.label, form, place, url: shownUrl(url, isClean) }
}

function shownUrl(url: string, isClean: (text: string) => boolean): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, pathname } = new URL(url)
  if (host === '') return protocol
  return `${protocol}//${host}${isClean(pathname) ? pathname : '/[redacted]'}`
}

/** Whether a secret may be where a text was seen. */
export function isAllowed({ allowedIn }: GuardedSecret, { allows }: SeenText): boolean {
  return allowedIn !== null && allowedIn === allows
}

/** What a test that fails says. */
export function reportOf(sightings: readonly Sighting[]): string {
  const seen = sightings.filter(({ form }) => form !== STORED)
  const stored = sightings.filter(({ form }) => form === STORED)
  return [
    ...section(
      'The token sentinel saw what no browser may read:',
      seen.map(
        ({ secret, form, place, url }) => `${secret} (${form}) in: ${place}${url && ` of ${url}`}`,
      ),
    ),
    ...section(
      'The token sentinel found what no store may keep:',
      stored.map(({ secret, place }) => `${secret} was stored at the store: in ${place}`),
    ),
  ].join('\n')
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)]
}
