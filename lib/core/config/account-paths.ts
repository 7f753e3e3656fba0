import { ConfigurationError, type ConfigurationProblem } from '../errors.ts'
import { appPath } from '../http/site-path.ts'
import type { ResolvedConfig } from './config.ts'
import type { SessionOptions } from './options.ts'

/** Where the pages of an account are: paths of the app, without its `basePath`. */
export interface AccountPaths {
  readonly login: string
  readonly register: string
  readonly recover: string
  readonly reset: string
  readonly activate: string
  readonly password: string
  readonly account: string
  readonly afterLogout: string
}

/**
 * Where a shop has the pages of an account.
 *
 * @throws {ConfigurationError} that names every path that cannot work.
 */
export function accountPaths({ options }: Pick<ResolvedConfig, 'options'>): AccountPaths {
  const problems: ConfigurationProblem[] = []
  const read = (setting: PathOption, fallback: string): string => {
    const path = appPath(options[setting] ?? fallback)
    if (!/^\/(?![/\\])/.test(path)) problems.push({ setting, message: NO_PATH })
    return path
  }
  const paths = {
    login: read('loginPath', '/account/login'),
    register: read('registerPath', '/account/register'),
    recover: read('recoverPath', '/account/recover'),
    reset: read('resetPath', '/account/reset'),
    activate: read('activatePath', '/account/activate'),
    password: read('passwordPath', '/account/password'),
    account: read('accountPath', '/account'),
    afterLogout: read('afterLogoutPath', '/'),
  }
  if (problems.length > 0) throw new ConfigurationError(problems)
  return paths
}

type PathOption = Extract<keyof SessionOptions, `${string}Path`>

const NO_PATH = 'must be a path of this site that begins with one "/".'
