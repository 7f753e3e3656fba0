import type { StoreConfig } from '../../core/config/config.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { StoreAnswer } from './ask-store.ts'

const CHECK = 'store'

/** Where a finding about the store comes from. */
export interface StoreQuestion {
  readonly store: StoreConfig
  readonly answer: StoreAnswer
  /** What the network said, e.g. `ENOTFOUND`. */
  readonly failure: string | null
  readonly timeoutMs: number
}

/** Whether the store is there and knows our API token. */
export function judgeStore({ store, answer, failure, timeoutMs }: StoreQuestion): Finding {
  const { reply, response, askedAt, answeredAt } = answer
  switch (reply.status) {
    case 'answered': {
      const { name } = Object(reply.data['shop'])
      return typeof name === 'string'
        ? ok(
            CHECK,
            `${store.origin} answers: it is ${JSON.stringify(name)} (${answeredAt - askedAt} ms).`,
          )
        : error(CHECK, `${store.origin} answers, but does not say its name.`, CHECK_DOMAIN)
    }
    case 'misconfigured':
      return unknownToken(store)
    case 'throttled':
      return warn(CHECK, `${store.origin} asks to come back later.`, 'Ask again in a minute.')
    case 'unavailable':
      if (reply.reason === 'http-status') return badStatus(store, response)
      if (reply.reason === 'timeout') {
        return error(CHECK, `${store.origin} has not answered in ${timeoutMs} ms.`, CHECK_NETWORK)
      }
      if (reply.reason === 'network') return unreachable(store, failure)
      return error(CHECK, `What ${store.origin} answers is no Storefront API.`, CHECK_DOMAIN)
  }
}

const CHECK_DOMAIN = 'Check SHOPIFY_STORE_DOMAIN: it is the domain that ends in .myshopify.com.'
const CHECK_NETWORK = 'Check the network from here: a proxy, a firewall, Shopify’s own status page.'

function unknownToken({ privateAccessToken, origin }: StoreConfig): Finding {
  const variable =
    privateAccessToken === null
      ? 'SHOPIFY_STOREFRONT_ACCESS_TOKEN'
      : 'SHOPIFY_STOREFRONT_PRIVATE_TOKEN'
  return error(
    'api-token',
    `${origin} does not know the token in ${variable} (HTTP 401).`,
    'Copy it anew from the Headless channel or your app in the Shopify admin, and check that it is of this very store, and the public or the private one as the name says.',
  )
}

function unreachable({ origin }: StoreConfig, failure: string | null): Finding {
  const isName = failure === 'ENOTFOUND' || failure === 'EAI_AGAIN'
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO/.test(failure ?? '')
  const why = failure === null ? '' : ` (${failure})`
  const todo = isName ? CHECK_DOMAIN : isCertificate ? CHECK_CERTIFICATE : CHECK_NETWORK
  return error(CHECK, `${origin} cannot be reached${why}.`, todo)
}

const CHECK_CERTIFICATE =
  'Its certificate is not trusted. For the emulator with --tls, set NODE_EXTRA_CA_CERTS.'

function badStatus({ origin, apiVersion }: StoreConfig, response: Response | null): Finding {
  const status = response?.status ?? 0
  if (status === 404) {
    return error(
      CHECK,
      `${origin} has no Storefront API ${apiVersion} (HTTP 404).`,
      `${CHECK_DOMAIN} Or the version in SHOPIFY_STOREFRONT_API_VERSION never was.`,
    )
  }
  if (status >= 300 && status < 400) {
    return error(CHECK, `${origin} sends elsewhere (HTTP ${status}).`, CHECK_DOMAIN)
  }
  const todo = STATUS_ADVICE[status] ?? 'Ask again in a while, and look at Shopify’s status page.'
  return error(CHECK, `${origin} answers with HTTP ${status}.`, todo)
}

/** https://shopify.dev/docs/api/usage/response-codes */
const STATUS_ADVICE: Readonly<Record<number, string>> = {
  402: 'The store is frozen: its plan has to be paid first.',
  403: 'Shopify refuses this address or this store. Ask from where the storefront will run.',
  423: 'The store is locked. Its owner has to speak with Shopify.',
  430: 'Shopify takes this address for a robot. Ask from where the storefront will run.',
}
