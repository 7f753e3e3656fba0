/** What a file of the app router serves: a page or a route handler, and at which path. */
export interface AppRoute {
  readonly kind: 'page' | 'route'
  /** Without slashes at its ends, and without route groups, e.g. `account/login`. */
  readonly route: string
}

/** What a file of the app router serves; null if it is another kind of file. */
export function routeOf(path: string): AppRoute | null {
  const [, folder = '', kind] =
    /^(?:src\/)?app\/(.*\/)?(page|route)\.[mc]?[jt]sx?$/.exec(path) ?? []
  if (kind !== 'page' && kind !== 'route') return null
  return { kind, route: withoutGroups(folder) }
}

/** Folders in parentheses are no part of a path. */
function withoutGroups(folder: string): string {
  return folder
    .split('/')
    .filter((name) => name !== '' && !/^\(.*\)$/.test(name))
    .join('/')
}
