import { appPath } from './site-path.ts'

const ANY_ORIGIN = 'http://same-origin.invalid'

/** Longer ones are cut off by browsers and proxies somewhere on their way through a redirect. */
const LONGEST_RETURN_TO = 2048

/**
 * Reduces a `returnTo` to a path of the app, without its `basePath`, or to `fallback`. Fails closed:
 * an absolute URL, a scheme, a `//host` in any disguise that a URL parser or a browser undoes, and
 * paths under `/api/` are all refused.
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > LONGEST_RETURN_TO) return fallback
  if (!value.startsWith('/') || !URL.canParse(value, ANY_ORIGIN)) return fallback
  const url = new URL(value, ANY_ORIGIN)
  const pathname = appPath(url.pathname)
  if (url.origin !== ANY_ORIGIN || isForbiddenPath(pathname)) return fallback
  return pathname + url.search + url.hash
}

/** A path of the app with a query of the parameters that say something. */
export function withQuery(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const query = new URLSearchParams(given).toString()
  return query === '' ? path : `${path}?${query}`
}

/**
 * `//host` and `/\host` leave the site. Both are looked for once more behind their percent
 * signs, because a router or a proxy in between may decode the path.
 */
function isForbiddenPath(pathname: string): boolean {
  const decoded = decode(pathname)
  return decoded === null || /[\\\p{Cc}]|^\/\//u.test(decoded) || /^\/api(\/|$)/i.test(decoded)
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
