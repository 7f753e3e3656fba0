import type { AccountPaths } from '../config/account-paths.ts'
import type { SessionActionName } from '../events/account-action-name.ts'
import { safeReturnTo, withQuery } from '../http/return-to.ts'
import type { Problem } from '../messages/problem.ts'
import type { AccountSuccess } from './account-outcome.ts'
import { ACTIVATE_FIELDS, type InputFields, type LinkFields, RESET_FIELDS } from './input.ts'

/** Where a visitor goes after something has worked: to a `returnTo` of this site, if there is one. */
export function locationAfter(
  { status }: AccountSuccess,
  { fields, paths }: { fields: InputFields; paths: AccountPaths },
): string {
  const wanted = fields['returnTo']
  switch (status) {
    case 'signed-in':
      return safeReturnTo(wanted, paths.account)
    case 'signed-out':
      return safeReturnTo(wanted, paths.afterLogout)
    case 'recovery-sent':
      return safeReturnTo(wanted, withQuery(paths.recover, { notice: 'RECOVERY_SENT' }))
    case 'changed':
      return safeReturnTo(wanted, paths.account)
    case 'registered':
      return withQuery(paths.login, { notice: 'REGISTERED', returnTo: safeReturnTo(wanted, '') })
  }
}

/**
 * Where a form that failed comes back to: the page that it stood on, which learns the code. What
 * was typed does not stand in the URL, and so in histories and logs; a cookie brings it.
 */
export function formLocation(
  action: SessionActionName,
  { code }: Problem,
  { fields, paths }: { fields: InputFields; paths: AccountPaths },
): string {
  return withQuery(formPath(action, { code, fields, paths }), {
    error: code,
    returnTo: safeReturnTo(fields['returnTo'], ''),
  })
}

function formPath(
  action: SessionActionName,
  { code, fields, paths }: Pick<Problem, 'code'> & { fields: InputFields; paths: AccountPaths },
): string {
  switch (action) {
    case 'login':
    case 'register':
    case 'recover':
    case 'password':
      return code === 'SIGNED_OUT' ? paths.login : paths[action]
    case 'logout':
      return paths.account
    case 'reset':
      // A link that is no good any more is of no use: the visitor needs another.
      return (
        (code !== 'TOKEN_INVALID' && linkPath(paths.reset, fields, RESET_FIELDS)) || paths.recover
      )
    case 'activate':
      return linkPath(paths.activate, fields, ACTIVATE_FIELDS) ?? paths.login
  }
}

/** The page of a link, from its two parts or from the link as a whole. */
function linkPath(path: string, fields: InputFields, names: LinkFields): string | null {
  const { id, [names.token]: token, [names.url]: url } = fields
  const parts = typeof url === 'string' ? lastTwo(url) : [id, token]
  const [, number] = /^(?:gid:\/\/shopify\/Customer\/)?(\d{1,20})$/.exec(String(parts[0])) ?? []
  const isToken = typeof parts[1] === 'string' && /^[\w-]{1,256}$/.test(parts[1])
  return number !== undefined && isToken ? `${path}/${number}/${parts[1]}` : null
}

function lastTwo(url: string): readonly string[] {
  return URL.canParse(url) ? new URL(url).pathname.split('/').slice(-2) : []
}
