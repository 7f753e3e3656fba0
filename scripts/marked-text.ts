import { readFileSync, writeFileSync } from 'node:fs'

/** What stands in a page between `<!-- MARK -->` and `<!-- /MARK -->`. */
export function markedText(page: string, mark: string): string {
  return parts(page, mark).text
}

/** Puts texts between the marks of a file. */
export function writeMarked(file: string, texts: Readonly<Record<string, string>>): void {
  const page = readFileSync(file, 'utf8')
  const written = Object.entries(texts).reduce((written, [mark, text]) => {
    const { before, after } = parts(written, mark)
    return `${before}${text}${after}`
  }, page)
  writeFileSync(file, written)
}

function parts(page: string, mark: string) {
  const [start, end] = [`<!-- ${mark} -->\n`, `\n<!-- /${mark} -->`]
  const from = page.indexOf(start) + start.length
  const until = page.indexOf(end)
  if (from < start.length || until < from) throw new Error(`There is no mark ${mark}.`)
  return { before: page.slice(0, from), text: page.slice(from, until), after: page.slice(until) }
}
