import { type ResolvedConfig, resolveConfig } from '../../core/config/config.ts'
import { ConfigurationError } from '../../errors/index.ts'
import type { Variables } from '../command.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import { findPublicNames } from '../verify-build/find-public-names.ts'
import { secretsOf } from '../verify-build/secrets-of.ts'
import { checkPassword } from './check-password.ts'

const CHECK = 'environment'

/** What is wrong with the environment, each with what to do. */
export function checkEnvironment(env: Variables): readonly Finding[] {
  const findings = [
    ...configurationProblems(env),
    ...checkPassword(env),
    ...wrongTokens(env),
    ...siteOrigin(env),
    ...findPublicNames(env, secretsOf(env).secrets),
  ]
  const isGood = !findings.some(({ level }) => level === 'error')
  return isGood ? [ok(CHECK, 'The environment is complete.'), ...findings] : findings
}

/**
 * The store as the environment names it; null if that cannot work. A store can be asked although
 * there is no password yet.
 */
export function storeOf(env: Variables): ResolvedConfig | null {
  try {
    return resolveConfig({ password: 'not needed to ask the store a question' }, env)
  } catch {
    return null
  }
}

function configurationProblems(env: Variables): readonly Finding[] {
  try {
    resolveConfig({}, env)
    return []
  } catch (problem) {
    if (!(problem instanceof ConfigurationError)) throw problem
    return problem.problems.map(({ setting, message }) => settingProblem(setting, message))
  }
}

/** Whoever has set it wants to see it beside the address bar: with another one, every form fails. */
function siteOrigin(env: Variables): readonly Finding[] {
  const origin = storeOf(env)?.siteOrigin ?? null
  return origin === null ? [] : [ok(CHECK, `Forms are taken from pages of ${origin} alone.`)]
}

/** A message of the configuration is what is wrong, and then what to do. */
function settingProblem(setting: string, message: string): Finding {
  const [what = message, ...todo] = message.split(/(?<=\.) /)
  const advice = todo.join(' ') || HOW_TO[setting] || 'Set it in .env.local, and where you deploy.'
  return error(CHECK, `${setting} ${what}`, adviceFor(setting, advice))
}

function adviceFor(setting: string, advice: string): string {
  return setting === 'SESSION_PASSWORD'
    ? 'npx next-storefront-session password --write .env.local'
    : advice
}

const HOW_TO: Readonly<Record<string, string>> = {
  SHOPIFY_STORE_DOMAIN: 'Set it to your shop, e.g. your-shop.myshopify.com',
  SHOPIFY_STOREFRONT_API_VERSION: 'Leave it out, or set it to a version such as 2026-04.',
  SESSION_COOKIE_NAME: 'Leave it out, or set it to a name such as storefront_session.',
  SESSION_CLIENT_IP_HEADER: 'Set it to the one header that your proxy sets, e.g. x-real-ip.',
}

/** How Shopify's secret tokens begin, of the Storefront API and of the Admin API alike. */
const SECRET_PREFIX = /^shp(?:at|ca|pa|ss)_/

function wrongTokens(env: Variables): readonly Finding[] {
  const publicToken = env['SHOPIFY_STOREFRONT_ACCESS_TOKEN'] ?? ''
  const privateToken = env['SHOPIFY_STOREFRONT_PRIVATE_TOKEN'] ?? ''
  if (SECRET_PREFIX.test(publicToken) || (publicToken !== '' && publicToken === privateToken)) {
    return [
      error(
        CHECK,
        'SHOPIFY_STOREFRONT_ACCESS_TOKEN holds a private token, and a public one is not kept secret.',
        'Put it into SHOPIFY_STOREFRONT_PRIVATE_TOKEN, and the public token (32 hex digits) here or nothing.',
      ),
    ]
  }
  if (/^[0-9a-f]{32}$/.test(privateToken)) {
    return [
      warn(
        CHECK,
        'SHOPIFY_STOREFRONT_PRIVATE_TOKEN looks like a public token.',
        'A private one begins with shpat_. The two are not exchangeable: Shopify answers 401.',
      ),
    ]
  }
  return []
}
