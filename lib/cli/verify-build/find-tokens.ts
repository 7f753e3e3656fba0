import { error, type Finding } from '../finding.ts'
import type { BuildFile } from './build-files.ts'

/** What belongs to one customer, and was rendered into a page for everybody. */
interface Trace {
  readonly pattern: RegExp
  readonly what: string
}

/** What may stand between a name and its value: quotes, braces, and what escapes them. */
const BETWEEN = `(?:[^0-9a-zA-Z]|&quot;|&#x27;|u0022){1,24}`

/** The public token of a store has 32 hex digits as well, so the name decides. */
const TOKEN = `${BETWEEN}[0-9a-f]{32}(?![0-9a-f])`

const TRACES: readonly Trace[] = [
  {
    pattern: new RegExp(`customerAccessToken(?:${BETWEEN}accessToken)?${TOKEN}`),
    what: 'a customer access token',
  },
  {
    pattern: new RegExp(`accessToken${TOKEN}${BETWEEN}expiresAt`),
    what: 'a customer access token',
  },
  {
    pattern: /customer_access_token=[\w-]{32,}/,
    what: "the credential in the id of a customer's address",
  },
  { pattern: /Fe26\.2\*\d+\*[0-9a-f]{64}\*/, what: 'a sealed session' },
]

/** Looks for what was made for one customer in what is served to everybody. */
export function findTokens({ path, place }: BuildFile, text: string): readonly Finding[] {
  const kinds = TRACES.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)
  return [...new Set(kinds)].map((what) =>
    error(
      'token',
      `${path} (${place}) has ${what} baked in.`,
      'Whoever opens the site is served it. Render per request what depends on the customer: ask for the session in that page, and cache nothing of it.',
    ),
  )
}
