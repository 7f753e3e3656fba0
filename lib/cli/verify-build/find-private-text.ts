import { error, type Finding } from '../finding.ts'
import type { BuildFile } from './build-files.ts'

/** Text by which something private is known. */
interface Sign {
  readonly pattern: RegExp
  readonly what: string
}

/** Looks for server code in what a browser loads, and for one customer's data in what everybody is served. */
export function findPrivateText({ path, place }: BuildFile, text: string): readonly Finding[] {
  const serverCode = whatIsIn(text, SERVER_CODE_SIGNS[place] ?? []).map((what) =>
    error(
      'server-code',
      `${path} brings ${what} to the browser.`,
      "Find the component under 'use client' that imports it, and pass what it needs as props. With `import 'server-only'` at the top of your own modules, the build finds it.",
    ),
  )
  const customerData = whatIsIn(text, CUSTOMER_SIGNS).map((what) =>
    error(
      'token',
      `${path} (${place}) contains ${what}.`,
      'Everybody who opens the site is served it. Render per request what depends on the customer: ask for the session in that page, and cache nothing of it.',
    ),
  )
  return [...serverCode, ...customerData]
}

function whatIsIn(text: string, signs: readonly Sign[]): readonly string[] {
  const found = signs.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)
  return [...new Set(found)]
}

const IRON = 'iron, which opens session cookies,'
const OURS = "this package's server code"

const CODE_SIGNS: readonly Sign[] = [
  { pattern: /Fe26\.2/, what: IRON },
  {
    pattern: /customerAccessToken(?:Create|Renew|Delete)\s*\(\s*(?:input|customerAccessToken)\s*:/,
    what: 'a mutation for customer access tokens',
  },
  { pattern: /Shopify does not know the Storefront API token/, what: OURS },
  {
    pattern: /This module cannot be imported from a Client Component module/,
    what: '`server-only`, which marks server code,',
  },
]

/** A source map also has the paths of its `sources`. */
const SOURCE_MAP_SIGNS: readonly Sign[] = [
  ...CODE_SIGNS,
  { pattern: /node_modules\/iron-(?:session|webcrypto)\//, what: IRON },
  { pattern: /next-storefront-session\/dist\/(?:middleware|routes|server)\//, what: OURS },
]

const SERVER_CODE_SIGNS: Partial<Readonly<Record<BuildFile['place'], readonly Sign[]>>> = {
  'client code': CODE_SIGNS,
  'source map': SOURCE_MAP_SIGNS,
}

/** What may be between a name and its value: quotes, braces, and what escapes them. */
const BETWEEN = `(?:[^0-9a-zA-Z]|&quot;|&#x27;|u0022){1,24}`

/** The public token of a store has 32 hex digits as well, so the name decides. */
const TOKEN = `${BETWEEN}[0-9a-f]{32}(?![0-9a-f])`

const CUSTOMER_SIGNS: readonly Sign[] = [
  {
    pattern: new RegExp(
      `customerAccessToken(?:${BETWEEN}accessToken)?${TOKEN}|accessToken${TOKEN}${BETWEEN}expiresAt`,
    ),
    what: 'a customer access token',
  },
  {
    pattern: /customer_access_token=[\w-]{32,}/,
    what: "the credential in the id of a customer's address",
  },
  { pattern: /Fe26\.2\*\d+\*[0-9a-f]{64}\*/, what: 'a sealed session' },
]
