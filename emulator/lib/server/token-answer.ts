import type { HttpAnswer } from '../graphql/http-answer.ts'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import type { HeldAnswer } from './held-answer.ts'

/** What changes of an answer. */
interface Manners {
  readonly behaviour: EmulatorBehaviour
  /** The last word of it: `refresh_token`. */
  readonly grantType: string | undefined
  readonly asShopifySigns: (idToken: string, accessToken: string) => string
}

/**
 * An answer of the token endpoint as Shopify documents them: without a scope, without a
 * `token_type`, after a refresh without an id token, and of an error nothing but its code.
 */
export function asShopifyAnswers({ status, body }: HeldAnswer, manners: Manners): HttpAnswer {
  const { error, access_token, expires_in, id_token, refresh_token } = Object(JSON.parse(body))
  if (error !== undefined) return { status, body: Object({ error }) }
  const { tokenType, idTokenOnRefresh } = manners.behaviour
  const hasIdToken =
    id_token !== undefined && (manners.grantType !== 'refresh_token' || idTokenOnRefresh)
  const answer = {
    access_token,
    expires_in,
    ...(hasIdToken ? { id_token: manners.asShopifySigns(id_token, access_token) } : {}),
    ...(refresh_token === undefined ? {} : { refresh_token }),
    ...(tokenType ? { token_type: 'Bearer' } : {}),
  }
  return { status, body: Object(answer), headers: { 'Cache-Control': 'no-store' } }
}
