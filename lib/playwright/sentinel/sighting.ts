import type { GuardedSecret } from './guarded-secret.ts'
import type { Part } from './part.ts'
import type { Finding } from './search-text.ts'

/**
 * A secret that was seen where a browser can read it, or that was stored at the store where anybody
 * may read it. Names it; never shows it.
 */
export interface Sighting {
  /** E.g. `customer access token #3`. */
  readonly secret: string
  /** E.g. `plain`, `base64`, `URL-encoded, in parts`; `stored` where the store keeps it. */
  readonly form: string
  /**
   * The door, e.g. `response body`, `web storage`, `source map`; of what is stored the place at the
   * store, e.g. `the note of a cart`.
   */
  readonly place: string
  /**
   * Where that was, without query and fragment; without a path in which a secret stands. Empty for
   * what is stored.
   */
  readonly url: string
}

/** The form of what was stored at the store. */
export const STORED = 'stored'

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
  const isStored = ({ form }: Sighting) => form === STORED
  return [
    ...section('The token sentinel saw what no browser may read:', {
      sightings: sightings.filter((sighting) => !isStored(sighting)),
      line: ({ secret, form, place, url }) =>
        `${secret} (${form}) in: ${place}${url && ` of ${url}`}`,
    }),
    ...section('The token sentinel found what no store may keep:', {
      sightings: sightings.filter(isStored),
      line: ({ secret, place }) => `${secret} was stored at the store: in ${place}`,
    }),
  ].join('\n')
}

function section(
  heading: string,
  { sightings, line }: { sightings: readonly Sighting[]; line: (sighting: Sighting) => string },
): readonly string[] {
  return sightings.length === 0 ? [] : [heading, ...sightings.map((each) => `  ${line(each)}`)]
}

function shownUrl(url: string, isClean: (text: string) => boolean): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, pathname } = new URL(url)
  const origin = host === '' ? protocol : `${protocol}//${host}`
  if (host === '') return origin
  return isClean(pathname) ? origin + pathname : `${origin}/[redacted]`
}
