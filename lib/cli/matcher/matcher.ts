/** A condition of a matcher; only headers are judged here. */
export interface MatcherCondition {
  readonly type: string
  readonly key?: string | undefined
  readonly value?: string | undefined
}

/** One entry of a middleware's `config.matcher`, ready to be tried. */
export interface Matcher {
  readonly regexp: RegExp
  readonly has: readonly MatcherCondition[]
  readonly missing: readonly MatcherCondition[]
}

/** A request as matchers see it. */
export interface MatchedRequest {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Whether the middleware runs for a request. */
export function covers(matchers: readonly Matcher[], request: MatchedRequest): boolean {
  return matchers.some(
    ({ regexp, has, missing }) =>
      regexp.test(request.path) &&
      has.every((condition) => holds(condition, request)) &&
      !missing.some((condition) => holds(condition, request)),
  )
}

function holds({ type, key, value }: MatcherCondition, { headers = {} }: MatchedRequest): boolean {
  const sent = type === 'header' && key !== undefined ? headers[key.toLowerCase()] : undefined
  if (sent === undefined) return false
  return value === undefined || new RegExp(`^${value}$`).test(sent)
}
