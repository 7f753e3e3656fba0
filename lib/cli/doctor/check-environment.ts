import { type ResolvedConfig, resolveConfig } from '../../core/config/config.ts'
import { readPasswords } from '../../core/session/passwords.ts'
import { ConfigurationError } from '../../errors/index.ts'
import type { Variables } from '../command.ts'
import { isPlaceholder, PLACEHOLDER } from '../environment/placeholder.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import { findPublicNames } from '../verify-build/find-public-names.ts'
import { secretsOf } from '../verify-build/secrets-of.ts'

const CHECK = 'environment'

/** What is wrong with the environment, each with what to do. */
export function checkEnvironment(env: Variables): readonly Finding[] {
  const findings = [
    ...configurationProblems(env),
    ...(isPlaceholder(env['SHOPIFY_STORE_DOMAIN']) ? [STILL_THE_EXAMPLE] : []),
    ...weakPasswords(env['SESSION_PASSWORD']),
    ...wrongTokens(env),
    ...siteOrigin(env),
    ...findPublicNames(env, secretsOf(env).secrets),
  ]
  const isGood = !findings.some(({ level }) => level === 'error')
  return isGood ? [ok(CHECK, 'The environment is complete.'), ...findings] : findings
}

const STILL_THE_EXAMPLE = error(
  CHECK,
  'SHOPIFY_STORE_DOMAIN is still the example of the documentation.',
  'Set it to the domain of your shop that ends in .myshopify.com. Without a shop: npx next-storefront-session init --emulator',
)

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

/** A message of the configuration is what is wrong, and then what to do. */
function settingProblem(setting: string, message: string): Finding {
  const [what = message, ...todo] = message.split(/(?<=\.) /)
  const own = setting === 'SESSION_PASSWORD' ? '' : todo.join(' ')
  const advice = own || HOW_TO[setting] || 'Set it in .env.local, and where you deploy.'
  return error(CHECK, `${setting} ${what}`, advice)
}

const HOW_TO: Readonly<Record<string, string>> = {
  SHOPIFY_STORE_DOMAIN: `Set it to your shop, e.g. ${PLACEHOLDER}`,
  SHOPIFY_STOREFRONT_API_VERSION: 'Remove it, or set it to a version such as 2026-04.',
  SESSION_COOKIE_NAME: 'Remove it, or set it to a name such as storefront_session.',
  SESSION_CLIENT_IP_HEADER: 'Set it to the one header that your proxy sets, e.g. x-real-ip.',
  SESSION_PASSWORD: 'npx next-storefront-session password --write .env.local',
}

/** What documentation writes in the place of a password: everybody knows these. */
const EXAMPLES =
  /complex_?password|at_?least_?32|your[-_ ]?(?:own[-_ ]?)?(?:secret|password)|change[-_ ]?me/i

/** 32 random bytes have some thirty different characters in base64, and sixteen in hex. */
const FEWEST_CHARACTERS = 10

/** Session passwords that can be guessed although they are long enough. */
function weakPasswords(value: string | undefined): readonly Finding[] {
  const problems: string[] = []
  const passwords = Object.entries(readPasswords(value, (problem) => problems.push(problem)))
  const weak = passwords.filter(([, password]) => isGuessable(password)).map(([number]) => number)
  if (problems.length > 0 || weak.length === 0) return []
  const which = passwords.length === 1 ? '' : ` (number ${weak.join(', ')})`
  return [
    error(
      CHECK,
      `SESSION_PASSWORD${which} is an example or too regular: anybody who guesses it can forge sessions.`,
      'Do not rotate it, replace it: npx next-storefront-session password --write .env.local --force',
    ),
  ]
}

function isGuessable(password: string): boolean {
  return EXAMPLES.test(password) || new Set(password).size < FEWEST_CHARACTERS
}

/** How Shopify's secret tokens begin, of the Storefront API and of the Admin API alike. */
const SECRET_PREFIX = /^shp(?:at|ca|pa|ss)_/

function wrongTokens(env: Variables): readonly Finding[] {
  const publicToken = env['SHOPIFY_STOREFRONT_ACCESS_TOKEN'] ?? ''
  const privateToken = env['SHOPIFY_STOREFRONT_PRIVATE_TOKEN'] ?? ''
  if (SECRET_PREFIX.test(publicToken) || (publicToken !== '' && publicToken === privateToken)) {
    const message =
      'SHOPIFY_STOREFRONT_ACCESS_TOKEN holds a private token. It is for the public one, which is not kept secret.'
    const todo =
      'Move it to SHOPIFY_STOREFRONT_PRIVATE_TOKEN. Set this one to the public token (32 hex digits), or remove it.'
    return [error(CHECK, message, todo)]
  }
  if (!/^[0-9a-f]{32}$/.test(privateToken)) return []
  return [
    warn(
      CHECK,
      'SHOPIFY_STOREFRONT_PRIVATE_TOKEN looks like a public token.',
      'A private one begins with shpat_. Shopify accepts neither in the place of the other (HTTP 401).',
    ),
  ]
}

/** If it is set, it is worth comparing with the address bar: with another one, every form fails. */
function siteOrigin(env: Variables): readonly Finding[] {
  const origin = storeOf(env)?.siteOrigin ?? null
  return origin === null ? [] : [ok(CHECK, `Forms are accepted from pages of ${origin} only.`)]
}
