import type { ResolvedConfig } from './config.ts'

/**
 * Whether `protectedPaths` leads visitors away from a path. Compares segment by segment, as Next's
 * router does: `/account` is not `/accountant`, and case counts. Open are the pages that visitors need
 * in order to sign in, whatever stands before them (`/de/account/login`), Next's own files, and
 * `/api/`, where handlers answer for themselves. Open also for a path that nobody can decode.
 */
export function isProtectedPath(
  pathname: string,
  { options, protectedPaths }: Pick<ResolvedConfig, 'options' | 'protectedPaths'>,
): boolean {
  if (protectedPaths.length === 0) return false
  const path = canonical(pathname)
  if (path === null || !new RegExp(`^${anyOf(protectedPaths, '')}(/|$)`).test(path)) return false
  const {
    loginPath = '/account/login',
    registerPath = '/account/register',
    recoverPath = '/account/recover',
    resetPath = '/account/reset',
    activatePath = '/account/activate',
  } = options
  const forms = anyOf([loginPath, registerPath, recoverPath])
  // What follows is the id and the token of a link from a mail.
  const links = `${anyOf([resetPath, activatePath])}/[^/]+/[^/]+`
  return !new RegExp(`^/(api|_next)(/|$)|(${forms}|${links})$`).test(path)
}

/**
 * A pattern for one of these paths; `*` is any one segment. `home` is the pattern for the home page:
 * every path begins as it does, and none but itself ends so.
 */
function anyOf(paths: readonly string[], home = '^$'): string {
  const patterns = paths.map((path) => canonical(path)?.replace(/[.()]/g, '\\$&') || home)
  return `(${patterns.join('|').replaceAll('*', '[^/]+')})`
}

/** Each segment in one spelling, so that an encoded slash makes no segment; null if it has none. */
function canonical(pathname: string): string | null {
  try {
    return pathname.split('/').map(canonicalSegment).join('')
  } catch {
    return null
  }
}

function canonicalSegment(segment: string): string {
  return segment && `/${encodeURIComponent(decodeURIComponent(segment))}`
}
