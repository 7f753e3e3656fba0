const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Every pair of letters that the runtime has a name for. */
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (code) => NAMES.of(code) !== undefined,
)

/** A country by its English name or its ISO 3166-1 alpha-2 code; any other text stays a name. */
export function countryOf(country: string | null): {
  readonly country: string | null
  readonly countryCode: string | null
} {
  const code = CODES.find((each) => each === country || NAMES.of(each) === country)
  if (code === undefined) return { country, countryCode: null }
  return { country: NAMES.of(code) ?? country, countryCode: code }
}
