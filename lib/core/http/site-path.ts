import { nextSettings } from './next-settings.ts'

/**
 * A path of the app as a browser has to ask for it: with Next's `basePath`, once, and with the slash
 * at its end that `trailingSlash` asks for, so that Next does not redirect it once more. Anything
 * but a path stays as it is.
 */
export function sitePath(path: string): string {
  if (!path.startsWith('/')) return path
  const { basePath, trailingSlash } = nextSettings()
  const own = slashed(appPath(path))
  const isBare = basePath !== '' && !trailingSlash && /^\/(?=$|[?#])/.test(own)
  return basePath + (isBare ? own.slice(1) : own)
}

/**
 * The same for Next's `redirect()` and for `getServerSideProps`, which put the `basePath` before it
 * themselves. A file is left alone, as Next leaves it.
 */
export function slashed(path: string): string {
  const [pathname = ''] = path.split(/[?#]/, 1)
  const isClosed = /(^|\/)([^/]*\.[^/]*)?$/.test(pathname)
  if (isClosed || !nextSettings().trailingSlash) return path
  return `${pathname}/${path.slice(pathname.length)}`
}

/** A path as the app's own code writes it: without the `basePath`, which a browser shows. */
export function appPath(path: string): string {
  const { basePath } = nextSettings()
  if (basePath === '' || !path.startsWith(basePath)) return path
  const rest = path.slice(basePath.length)
  if (rest.startsWith('/')) return appPath(rest)
  return /^([?#]|$)/.test(rest) ? `/${rest}` : path
}
