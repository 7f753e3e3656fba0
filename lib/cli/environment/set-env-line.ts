/**
 * The text of an .env file with a variable set: in the place where it is, else as a last line.
 * All other lines stay as they are.
 */
export function setEnvLine(text: string, name: string, value: string): string {
  const line = `${name}=${quoted(value)}`
  const places = [...text.matchAll(assignment(name))]
  // The last one counts: that is how .env files are read.
  const place = places.at(-1)
  if (place === undefined) return appendLine(text, line)
  const start = place.index
  return text.slice(0, start) + line + text.slice(start + place[0].length)
}

/** The text of an .env file with one more line at its end. */
export function appendLine(text: string, line: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const isOpen = text !== '' && !text.endsWith('\n')
  return `${text}${isOpen ? newline : ''}${line}${newline}`
}

/** A value may go over several lines if it is quoted; a comment may follow. */
function assignment(name: string): RegExp {
  return new RegExp(
    String.raw`^[ \t]*(?:export[ \t]+)?${name}[ \t]*=[ \t]*(?:'[^']*'|"(?:\\"|[^"])*"|${'`'}[^${'`'}]*${'`'})?[^\r\n]*`,
    'gm',
  )
}

/**
 * Quoted for Next, which replaces `$NAME` even between single quotes.
 * @throws {RangeError} if the value has every kind of quote
 */
function quoted(value: string): string {
  const escaped = value.replaceAll('$', String.raw`\$`)
  if (/^[\w.:/+=-]*$/.test(value)) return value
  const quote = ["'", '`'].find((each) => !value.includes(each))
  if (quote === undefined) throw new RangeError('The value cannot be quoted in an .env file.')
  return `${quote}${escaped}${quote}`
}
