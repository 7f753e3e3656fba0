/** A way in which a value may be written in a file. */
export interface Spelling {
  readonly form: string
  readonly text: string
}

/**
 * The ways in which a secret gets into a file: as it is, as part of a URL, of JSON (also of JSON in
 * JSON, as in the payload of a page), of HTML, of base64 wherever it begins in there, and as hex.
 */
export function spellings(value: string): readonly Spelling[] {
  const inJson = jsonEscaped(value)
  const bytes = Buffer.from(value)
  const all: Spelling[] = [
    { form: 'as it is', text: value },
    { form: 'URL-encoded', text: encodeURIComponent(value.toWellFormed()) },
    { form: 'in JSON', text: inJson },
    { form: 'in JSON', text: jsonEscaped(inJson) },
    { form: 'in HTML', text: htmlEscaped(value) },
    ...base64Cores(bytes).map((text) => ({ form: 'in base64', text })),
    { form: 'in hex', text: bytes.toString('hex') },
  ]
  return all.filter(({ text }, index) => all.findIndex((each) => each.text === text) === index)
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** As React escapes text. */
function htmlEscaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/**
 * The characters that base64, in either alphabet, has for these bytes alone, for each of the three
 * places in a group at which they can begin.
 */
function base64Cores(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const from = Math.ceil((before * 8) / 6)
    const core = encoded.slice(from, Math.floor(((before + bytes.length) * 8) / 6))
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
