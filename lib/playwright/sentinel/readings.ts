/** A text as it stands, or as it reads once decoded. */
export interface Reading {
  /** What was decoded on the way, outermost first. */
  readonly forms: readonly string[]
  readonly text: string
}

/** The shortest part of a secret that is looked for. */
export const SHORTEST_PART = 12

/** An encoding within an encoding, as base64 in a URL. */
const MOST_DECODINGS = 2

/** All readings of a text, the plainest first. */
export function readingsOf(text: string): readonly Reading[] {
  const readings: Reading[] = [{ forms: [], text }]
  const known = new Set([text])
  for (const { forms, text: encoded } of readings) {
    if (forms.length === MOST_DECODINGS) break
    for (const [form, decode] of Object.entries(DECODERS)) {
      const decoded = decode(encoded)
      if (decoded.length < SHORTEST_PART || known.has(decoded)) continue
      known.add(decoded)
      readings.push({ forms: [...forms, form], text: decoded })
    }
  }
  return readings
}

/**
 * What frameworks, and code that means no harm, do to a text. The text is decoded, instead of a
 * secret being encoded in every way, so what is encoded only here and there is found as well.
 */
const DECODERS: Readonly<Record<string, (text: string) => string>> = {
  'URL-encoded': (text) =>
    text.replace(/(?:%[\da-f]{2})+/gi, (run) => bytes(run.replaceAll('%', ''), 'hex')),
  escaped: (text) =>
    text.replace(
      /\\(?:u([\da-f]{4})|x([\da-f]{2})|(["'\\/]))/gi,
      (_, code?: string, byte?: string, character?: string) =>
        character ?? characterOf(`0x${code ?? byte}`),
    ),
  'as HTML entities': (text) =>
    text.replace(
      /&(?:#(\d{1,6})|#(x[\da-f]{1,5})|(amp|apos|gt|lt|quot));/gi,
      (_, decimal?: string, hexadecimal?: string, name = '') =>
        NAMED_ENTITIES[name.toLowerCase()] ?? characterOf(decimal ?? `0${hexadecimal}`),
    ),
  // A path or a prefix may stand before the first group of four characters: all four starts are tried.
  base64: decodeRuns(/[\w+/-]{16,}/g, (run) =>
    [0, 1, 2, 3].map((start) => bytes(run.slice(start), 'base64')).join('\n'),
  ),
  hex: decodeRuns(/(?:[\da-f]{2}){12,}/gi, (run) => bytes(run, 'hex')),
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
}

function characterOf(code: string): string {
  return String.fromCodePoint(Number(code))
}

function bytes(text: string, encoding: 'base64' | 'hex'): string {
  return Buffer.from(text, encoding).toString()
}

/** Decodes what may be encoded, and leaves out what stands between. */
function decodeRuns(pattern: RegExp, decode: (run: string) => string): (text: string) => string {
  return (text) => (text.match(pattern) ?? []).map(decode).join('\n')
}
