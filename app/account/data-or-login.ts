import { redirect } from 'next/navigation'
import type { CustomerQueryResult } from 'next-storefront-session/server'

/**
 * What was read of the customer; undefined while the store cannot tell, which ends no session. Goes
 * to the login page if there is none any more, and from there back to `returnTo`.
 */
export function dataOrLogin<Data>(
  result: CustomerQueryResult<Data>,
  returnTo: string,
): Data | undefined {
  switch (result.status) {
    case 'ok':
      return result.data
    case 'signed-out':
      redirect(`/account/login?${new URLSearchParams({ returnTo, reason: 'revoked' })}`)
      break
    case 'unavailable':
    case 'failed':
      return undefined
  }
}
