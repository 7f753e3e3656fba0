import type { ResolvedConfig } from '../../core/config/config.ts'
import { isLoopback } from '../../core/http/is-loopback.ts'
import type { StoreConfig } from '../../core/storefront/store-config.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { Project } from '../project/read-project.ts'
import { type AskStore, type StoreAnswer, storeAsker } from './ask-store.ts'
import { checkClock } from './check-clock.ts'
import { checkHostedLogin } from './check-hosted-login.ts'
import { checkScopes } from './check-scopes.ts'

/** Asks the store for its name, and if it gives it, for what the session layer needs. */
export async function checkStore(
  config: Pick<ResolvedConfig, 'store' | 'now' | 'siteOrigin' | 'customerAccount'>,
  context: { readonly project: Project | null; readonly timeoutMs: number },
): Promise<readonly Finding[]> {
  const { store } = config
  const { timeoutMs } = context
  const ask = storeAsker(store, timeoutMs)
  const answer = await ask('{ shop { name } }')
  const found = checkAnswer(store, answer, timeoutMs)
  const headers = [...checkVersion(store, answer), ...(await checkClock(config, answer))]
  if (found.level !== 'ok') return [found, ...headers]
  const { customerAccount } = config
  const [scopes, accounts] = await Promise.all([
    checkScopes(ask, store.origin),
    customerAccount === null
      ? checkAccounts(ask).then((finding) => [finding])
      : checkHostedLogin(config, customerAccount, context),
  ])
  return [found, ...headers, ...scopes, ...accounts]
}

/** Whether the store is there and knows our API token. */
function checkAnswer(store: StoreConfig, answer: StoreAnswer, timeoutMs: number): Finding {
  const { reply, askedAt, answeredAt } = answer
  const { origin } = store
  if (reply.outcome === 'misconfigured') return unknownToken(store)
  if (reply.outcome === 'throttled') {
    return warn('store', `${origin} is throttling requests.`, 'Try again in a minute.')
  }
  if (reply.outcome === 'answered') {
    const { name } = Object(reply.data['shop'])
    const milliseconds = answeredAt - askedAt
    return typeof name === 'string'
      ? ok('store', `${origin} answers: it is ${JSON.stringify(name)} (${milliseconds} ms).`)
      : error('store', `${origin} answers, but does not say its name.`, CHECK_DOMAIN)
  }
  switch (reply.reason) {
    case 'http-status':
      return badStatus(store, answer.response?.status ?? 0)
    case 'timeout':
      return error('store', `${origin} did not answer within ${timeoutMs} ms.`, CHECK_NETWORK)
    case 'network':
      return unreachable(origin, answer.networkError)
    default:
      return error('store', `The answer of ${origin} is not a Storefront API’s.`, CHECK_DOMAIN)
  }
}

const CHECK_DOMAIN = 'Check SHOPIFY_STORE_DOMAIN: it is the domain that ends in .myshopify.com.'
const CHECK_NETWORK = 'Check the network here: a proxy, a firewall, Shopify’s own status page.'
const START_IT =
  'Start it, and see that it listens at this address. The emulator: npx storefront-emulator'
const CHECK_CERTIFICATE =
  'Its certificate is not trusted. For the emulator with --tls, set NODE_EXTRA_CA_CERTS.'

function unknownToken({ privateAccessToken, origin }: StoreConfig): Finding {
  const kind = privateAccessToken === null ? 'ACCESS' : 'PRIVATE'
  return error(
    'api-token',
    `${origin} does not know the token in SHOPIFY_STOREFRONT_${kind}_TOKEN (HTTP 401).`,
    'Copy it again from the Headless channel or your app in the Shopify admin. It has to be a token of this store, and the public or the private one, as the name of the variable says.',
  )
}

function unreachable(origin: string, networkError: string | null): Finding {
  const why = networkError ?? 'for an unknown reason'
  const isName = why === 'ENOTFOUND' || why === 'EAI_AGAIN'
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO/.test(why)
  const rest = isLoopback(new URL(origin).hostname) ? START_IT : CHECK_NETWORK
  const todo = isName ? CHECK_DOMAIN : isCertificate ? CHECK_CERTIFICATE : rest
  return error('store', `${origin} cannot be reached (${why}).`, todo)
}

function badStatus({ origin, apiVersion }: StoreConfig, status: number): Finding {
  if (status === 404) {
    const message = `${origin} has no Storefront API ${apiVersion} (HTTP 404).`
    return error('store', message, `${CHECK_DOMAIN} Or remove SHOPIFY_STOREFRONT_API_VERSION.`)
  }
  if (status >= 300 && status < 400) {
    return error('store', `${origin} redirects (HTTP ${status}).`, CHECK_DOMAIN)
  }
  const todo = STATUS_ADVICE[status] ?? 'Try again later, and see Shopify’s status page.'
  return error('store', `${origin} answers with HTTP ${status}.`, todo)
}

/** https://shopify.dev/docs/api/usage/response-codes */
const STATUS_ADVICE: Readonly<Record<number, string>> = {
  402: 'The store is frozen: its plan has to be paid first.',
  403: 'Shopify refuses this IP address or this store. Run doctor where the storefront will run.',
  423: 'The store is locked. Its owner has to contact Shopify.',
  430: 'Shopify takes this IP address for a bot. Run doctor where the storefront will run.',
}

/** Whether the store answers in the version that it is asked in. */
function checkVersion(store: StoreConfig, { response }: StoreAnswer): readonly Finding[] {
  const asked = store.apiVersion
  const answered = response?.headers.get('x-shopify-api-version') ?? null
  if (answered !== null && answered !== asked) {
    const message = `The store no longer serves version ${asked} and answers in ${answered}.`
    const todo = 'Remove SHOPIFY_STOREFRONT_API_VERSION, or set it to a version that is served.'
    return [warn('api-version', message, todo)]
  }
  if (response?.headers.has('x-shopify-api-deprecated-reason')) {
    const todo = 'See https://shopify.dev/docs/api/usage/versioning'
    return [warn('api-version', `The store calls something in version ${asked} deprecated.`, todo)]
  }
  return answered === null ? [] : [ok('api-version', `The API version is ${asked}.`)]
}

/**
 * The kind of customer accounts that a store has, as far as it shows from outside. An address of
 * their own is a sign of the new ones, which have no password; its absence proves nothing.
 */
async function checkAccounts(ask: AskStore): Promise<Finding> {
  const { reply } = await ask('{ shop { customerAccountUrl } }')
  const shop = reply.outcome === 'answered' ? Object(reply.data['shop']) : {}
  const { customerAccountUrl } = shop
  const todo =
    'Look in the Shopify admin under Settings › Customer accounts. Legacy accounts need nothing more; with customer accounts, which every store created since February 2026 has, set SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID.'
  return typeof customerAccountUrl === 'string'
    ? warn(
        'customer-accounts',
        `The store has the new customer accounts, at ${customerAccountUrl}.`,
        todo,
      )
    : ok(
        'customer-accounts',
        'Nothing shows that the store has the new customer accounts, but this cannot prove that it has those with e-mail and password.',
        todo,
      )
}
