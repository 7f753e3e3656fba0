/**
 * Next puts its settings into each bundle, for browsers, the edge and Node, in place of these two
 * expressions; no bundler finds them in another spelling. They are no environment.
 */
declare const process: {
  readonly env: {
    readonly __NEXT_ROUTER_BASEPATH?: string
    readonly __NEXT_TRAILING_SLASH?: boolean | string
  }
}

/** What `next.config` says of the paths of an app. */
export interface NextSettings {
  /** `/shop`, or nothing. */
  readonly basePath: string
  readonly trailingSlash: boolean
}

/** Reads `basePath` and `trailingSlash` of `next.config`. Where Next has not bundled us: neither. */
export function nextSettings(): NextSettings {
  try {
    return {
      basePath: process.env.__NEXT_ROUTER_BASEPATH ?? '',
      trailingSlash: String(process.env.__NEXT_TRAILING_SLASH) === 'true',
    }
  } catch {
    // A browser has no `process`.
    return { basePath: '', trailingSlash: false }
  }
}
