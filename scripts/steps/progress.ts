import { stripVTControlCharacters } from 'node:util'

/** How far vitest is, by what its default reporter prints: a line for each file that is done. */
export function unitProgress(output: string): string {
  const done = [...stripVTControlCharacters(output).matchAll(/\((\d+) tests?\b/g)]
  const tests = done.reduce((sum, [, count]) => sum + Number(count), 0)
  return done.length === 0 ? '' : `${tests} tests in ${done.length} files`
}

/** How far Playwright is, by what its list prints: how many there are, then a line for each. */
export function browserProgress(output: string): string {
  const all = /Running (\d+) tests?/.exec(output)?.[1]
  if (all === undefined) return ''
  const done = stripVTControlCharacters(output).match(/^\s+(?:[✓✘-]|ok|x)\s+\d+ /gm) ?? []
  return `${done.length} of ${all} tests`
}
