import type { StoreConfig } from '../../core/config/config.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { StoreAnswer } from './ask-store.ts'

/** HTTP dates have whole seconds, and an answer takes its time. */
const SKEW_TO_NAME_SECONDS = 60

/** From here on, sessions end visibly at the wrong time. */
const SKEW_TO_MEND_SECONDS = 60 * 60

/** Whether this machine and the store agree on what time it is. */
export function judgeClock({ response, askedAt, answeredAt }: StoreAnswer): readonly Finding[] {
  const theirs = Date.parse(response?.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return []
  const skew = Math.round((askedAt + (answeredAt - askedAt) / 2 - theirs) / 1000)
  const size = Math.abs(skew)
  if (size <= SKEW_TO_NAME_SECONDS) return [ok('clock', 'The clock agrees with the store’s.')]
  const message = `This machine's clock is ${size} s ${skew > 0 ? 'ahead of' : 'behind'} the store's.`
  const todo = 'Have it set by NTP: when to renew, and when a session has ended, goes by it.'
  const find = size > SKEW_TO_MEND_SECONDS ? error : warn
  return [find('clock', message, todo)]
}

/** Whether the store answers in the version that it is asked in. */
export function judgeVersion(store: StoreConfig, { response }: StoreAnswer): readonly Finding[] {
  const asked = store.apiVersion
  const answered = response?.headers.get('x-shopify-api-version') ?? null
  const deprecated = response?.headers.get('x-shopify-api-deprecated-reason') ?? null
  if (answered !== null && answered !== asked) {
    return [
      warn(
        'api-version',
        `The store serves version ${asked} no more and answers in ${answered}.`,
        'Leave SHOPIFY_STOREFRONT_API_VERSION out, or set it to a version that is served.',
      ),
    ]
  }
  if (deprecated !== null) {
    const todo = 'See https://shopify.dev/docs/api/usage/versioning'
    return [warn('api-version', `The store calls something in version ${asked} deprecated.`, todo)]
  }
  return answered === null ? [] : [ok('api-version', `The API version is ${asked}.`)]
}
