const NAMES = new Intl.DisplayNames('en', { type: 'region' })

/** A country by its English name or its ISO 3166-1 alpha-2 code; what is neither stays a name. */
export function countryOf(country: string | null): {
  readonly country: string | null
  readonly countryCode: string | null
} {
  if (country === null) return { country: null, countryCode: null }
  const code = CODES.find((each) => each === country || NAMES.of(each) === country)
  if (code === undefined) return { country, countryCode: null }
  return { country: NAMES.of(code) ?? country, countryCode: code }
}

/** Every pair of letters that the runtime has a name for. */
const CODES: readonly string[] = pairsOfLetters().filter((code) => NAMES.of(code) !== code)

function pairsOfLetters(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second))
}
