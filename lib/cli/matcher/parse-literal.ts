const TOKEN =
  /\s+|\/\/[^\n]*|\/\*.*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\$])*`|[[\]{}:,]|[A-Za-z_$][\w$]*/sy

/**
 * Reads the literal that begins at a place of a source: strings, lists and objects of them, as in
 * a `config.matcher`. Undefined if it is anything else; nothing is ever executed.
 */
export function parseLiteral(source: string, start: number): unknown {
  const json: string[] = []
  let depth = 0
  TOKEN.lastIndex = start
  while (true) {
    const token = TOKEN.exec(source)?.[0]
    if (token === undefined) return undefined
    if (isBlank(token)) continue
    if ('[{'.includes(token)) depth += 1
    if (']}'.includes(token)) depth -= 1
    json.push(asJson(token))
    if (depth === 0) return parse(json.join(''))
  }
}

function isBlank(token: string): boolean {
  return /^(?:\s|\/\/|\/\*)/.test(token)
}

function asJson(token: string): string {
  if (/^['"`]/.test(token)) return JSON.stringify(unescaped(token.slice(1, -1)))
  const isName = /^[A-Za-z_$]/.test(token) && !['true', 'false', 'null'].includes(token)
  return isName ? JSON.stringify(token) : token
}

/** The escapes that a path can need: of a quote, and of the backslash itself. */
function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}

/** JSON has no comma before the end of a list. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/,([\]}])/g, '$1'))
  } catch {
    return undefined
  }
}
