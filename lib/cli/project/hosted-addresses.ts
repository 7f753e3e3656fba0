import { SESSION_PATH } from '../../core/http/session-path.ts'
import type { Project } from './read-project.ts'

/** The addresses of a site that have to be listed at Shopify, to the letter. */
export interface HostedAddresses {
  readonly callback: string
  /** Without a port, which Shopify does not take here. */
  readonly javaScriptOrigin: string
  /** Where the option `afterLogoutPath` is left alone. */
  readonly afterLogout: string
}

/** Makes them of a site's origin, and of what its `next.config` says of paths; null without a project. */
export function hostedAddresses(
  origin: string,
  project: Pick<Project, 'basePath' | 'trailingSlash'> | null,
): HostedAddresses {
  const { basePath = '', trailingSlash = false } = project ?? {}
  const slash = trailingSlash ? '/' : ''
  return {
    callback: `${origin}${basePath}${SESSION_PATH}/callback${slash}`,
    javaScriptOrigin: origin.replace(/:\d+$/, ''),
    afterLogout: origin + (basePath === '' ? '/' : basePath + slash),
  }
}
