/** What a secret may be written as, and how such text is read. */
export interface Encoding {
  readonly form: string
  /** The text as it reads once decoded; null where nothing is written so. */
  decode(text: string): string | null
}

/** The shortest part of a secret that is looked for; encoded text that decodes to less is left alone. */
export const SHORTEST_PART = 12

/**
 * The encodings that are undone, one at a time. Text is decoded and searched, instead of a secret
 * being encoded in every way, so what is encoded only here and there is found as well.
 */
export const ENCODINGS: readonly Encoding[] = [
  { form: 'URL-encoded', decode: replacing(/(?:%[0-9a-f]{2})+/gi, fromPercent) },
  {
    form: 'escaped',
    decode: replacing(/\\(?:u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[\\"'`/])/gi, fromEscape),
  },
  {
    form: 'as HTML entities',
    decode: replacing(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|lowbar);?/gi, fromEntity),
  },
  { form: 'base64', decode: collecting(/[\w+/-]{16,}/g, fromBase64) },
  { form: 'hex', decode: collecting(/[0-9a-f]{24,}/gi, fromHex) },
  {
    form: 'as character codes',
    decode: collecting(/\b\d{2,3}(?:\s*,\s*\d{2,3}){11,}/g, fromCharacterCodes),
  },
]

/**
 * Decodes every match where it stands. Of the text around, only so much is kept as a secret that is
 * partly encoded may reach: a script of a megabyte has few escapes, and was searched before.
 */
function replacing(pattern: RegExp, decodeMatch: (match: string) => string): Encoding['decode'] {
  return (text) => {
    const decoded: string[] = []
    let done = 0
    for (const { 0: match, index } of text.matchAll(pattern)) {
      if (index - done > 2 * REACH) {
        decoded.push(text.slice(done, done + REACH), '\n', text.slice(index - REACH, index))
      } else decoded.push(text.slice(done, index))
      decoded.push(decodeMatch(match))
      done = index + match.length
    }
    if (decoded.length === 0) return null
    return decoded.join('') + text.slice(done, done + REACH)
  }
}

/** No control characters, and nothing that is no UTF-8: what is not encoded text decodes to those. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
const READABLE = /[^\x00-\x1f\x7f-\x9f\ufffd]{12,}/g

/** As long as an address credential, which is the longest secret. */
const REACH = 256

/** Decodes every match, and leaves out what stands between them and what is no text. */
function collecting(pattern: RegExp, decodeMatch: (match: string) => string): Encoding['decode'] {
  return (text) => {
    const readable = (text.match(pattern) ?? []).flatMap(
      (match) => decodeMatch(match).match(READABLE) ?? [],
    )
    return readable.length === 0 ? null : readable.join('\n')
  }
}

function fromPercent(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1')
  }
}

function fromEscape(escaped: string): string {
  const digits = /[0-9a-f]+/i.exec(escaped.slice(2))
  const isCharacter = /^\\[ux]/i.test(escaped)
  return isCharacter && digits !== null
    ? characterOf(Number.parseInt(digits[0], 16))
    : escaped.slice(1)
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lowbar: '_',
}

function fromEntity(entity: string): string {
  const name = entity.slice(1).replace(/;$/, '').toLowerCase()
  if (name.startsWith('#x')) return characterOf(Number.parseInt(name.slice(2), 16))
  if (name.startsWith('#')) return characterOf(Number(name.slice(1)))
  return NAMED[name] ?? entity
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}

/** Where in a group of four its first character stood is not known: all four are tried. */
function fromBase64(run: string): string {
  return [0, 1, 2, 3]
    .map((offset) => Buffer.from(run.slice(offset), 'base64').toString())
    .join('\n')
}

function fromHex(run: string): string {
  return [0, 1].map((offset) => Buffer.from(run.slice(offset), 'hex').toString()).join('\n')
}

function fromCharacterCodes(list: string): string {
  return list
    .split(',')
    .map((code) => characterOf(Number(code)))
    .join('')
}
