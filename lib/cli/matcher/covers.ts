import type { Matcher } from './read-matchers.ts'

/** A request as matchers see it. */
export interface MatchedRequest {
  readonly path: string
  /** By lower-case names. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Whether the middleware runs for a request. Of conditions, those on headers alone can be met. */
export function covers(matchers: readonly Matcher[], request: MatchedRequest): boolean {
  return matchers.some(
    ({ regexp, has, missing }) =>
      regexp.test(request.path) &&
      has.every((condition) => isMet(condition, request)) &&
      !missing.some((condition) => isMet(condition, request)),
  )
}

function isMet({ type, key, value }: Matcher['has'][number], { headers = {} }: MatchedRequest) {
  const sent = type === 'header' && key !== undefined ? headers[key.toLowerCase()] : undefined
  if (sent === undefined) return false
  return value === undefined || new RegExp(`^${value}$`).test(sent)
}
