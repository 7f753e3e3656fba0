import type { ConfigurationProblem } from '../errors.ts'
import type { SessionOptions } from './options.ts'

/** Each option once; a type error where one is missing. */
const OPTIONS: Readonly<Record<keyof SessionOptions | 'buyerContext', true>> = {
  storeDomain: true,
  publicAccessToken: true,
  privateAccessToken: true,
  apiVersion: true,
  password: true,
  cookieName: true,
  clientIpHeader: true,
  siteOrigin: true,
  customerAccountClientId: true,
  customerAccountClientSecret: true,
  shopId: true,
  customerAccountApiVersion: true,
  legacyAccounts: true,
  sessionMaxAgeSeconds: true,
  moveLegacySessions: true,
  companyLocationId: true,
  loginPath: true,
  registerPath: true,
  recoverPath: true,
  resetPath: true,
  activatePath: true,
  passwordPath: true,
  accountPath: true,
  afterLogoutPath: true,
  protectedPaths: true,
  renewWithinSeconds: true,
  renewWaitMs: true,
  renewTimeoutMs: true,
  texts: true,
  onEvent: true,
  telemetry: true,
  healthToken: true,
  tokenSource: true,
  store: true,
  revocationCheckSeconds: true,
  loginLimits: true,
  now: true,
  // The Storefront proxy's own.
  buyerContext: true,
}

/**
 * What is wrong with options whose names are none, which JavaScript does not see. Asked while a shop
 * is developed: the list of names is not in a production bundle.
 */
export function unknownOptions(options: SessionOptions): readonly ConfigurationProblem[] {
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(OPTIONS, name))
  const names = Object.keys(OPTIONS).sort().join(', ')
  return unknown.map((setting) => ({ setting, message: `is not an option. There are ${names}.` }))
}
