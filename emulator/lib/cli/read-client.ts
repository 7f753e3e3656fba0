import type { CustomerAccountsOptions } from '../customer-account/client.ts'
import { UsageError } from './usage-error.ts'

/** The options of the command that say who the client of customer accounts is. */
export interface ClientOptions {
  readonly 'client-id'?: string | undefined
  readonly 'client-secret'?: string | undefined
  readonly 'shop-id'?: string | undefined
  readonly 'redirect-uri'?: readonly string[] | undefined
  readonly 'js-origin'?: readonly string[] | undefined
  readonly 'logout-uri'?: readonly string[] | undefined
}

/**
 * Reads them.
 * @throws {UsageError} that names the option
 */
export function readClient(options: ClientOptions): CustomerAccountsOptions {
  const clientId = options['client-id']
  const clientSecret = options['client-secret']
  const shopId = options['shop-id']
  if (shopId !== undefined && !/^\d+$/.test(shopId)) {
    throw new UsageError(`--shop-id is a number, not ${JSON.stringify(shopId)}.`)
  }
  const redirectUris = readUrls('redirect-uri', options)
  const origins = readUrls('js-origin', options)
  const logoutUris = readUrls('logout-uri', options)
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(shopId === undefined ? {} : { shopId }),
    ...(redirectUris === undefined ? {} : { redirectUris }),
    ...(origins === undefined ? {} : { origins }),
    ...(logoutUris === undefined ? {} : { logoutUris }),
  }
}

function readUrls(name: 'redirect-uri' | 'js-origin' | 'logout-uri', options: ClientOptions) {
  const wrong = options[name]?.find((url) => !/^https?:/.test(url) || !URL.canParse(url))
  if (wrong === undefined) return options[name]
  throw new UsageError(
    `--${name} is an address such as http://localhost:3000, not ${JSON.stringify(wrong)}.`,
  )
}
