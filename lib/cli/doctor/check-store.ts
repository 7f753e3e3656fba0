import type { StoreConfig } from '../../core/config/config.ts'
import { error, type Finding } from '../finding.ts'
import { networkFailure, storeAsker } from './ask-store.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkScopes } from './check-scopes.ts'
import { judgeClock, judgeVersion } from './judge-headers.ts'
import { judgeStore } from './judge-store.ts'

/** The example of the documentation. */
const PLACEHOLDER = 'https://your-shop.myshopify.com'

/** Asks the store for its name, and if it gives it, for what the session layer needs. */
export async function checkStore(
  store: StoreConfig,
  timeoutMs: number,
): Promise<readonly Finding[]> {
  if (store.origin === PLACEHOLDER) return [STILL_THE_EXAMPLE]
  const ask = storeAsker(store, timeoutMs)
  const answer = await ask({ query: '{ shop { name } }' })
  const isSilent = answer.reply.status === 'unavailable' && answer.reply.reason === 'network'
  const failure = isSilent ? await networkFailure(store.origin, timeoutMs) : null
  const judged = judgeStore({ store, answer, failure, timeoutMs })
  const headers = [...judgeVersion(store, answer), ...judgeClock(answer)]
  if (judged.level !== 'ok') return [judged, ...headers]
  const [scopes, accounts] = await Promise.all([checkScopes(ask, store.origin), checkAccounts(ask)])
  return [judged, ...headers, ...scopes, accounts]
}

const STILL_THE_EXAMPLE = error(
  'store',
  'SHOPIFY_STORE_DOMAIN is still the example of the documentation.',
  'Set it to the domain of your shop that ends in .myshopify.com.',
)
