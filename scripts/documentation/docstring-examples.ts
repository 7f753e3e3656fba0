import type { CodeBlock } from './code-block.ts'

const DOCSTRING = /^[ \t]*\/\*\*\n[\s\S]*?\*\//gm

/** `@example`, and all that stands between it and the next tag or the end of the docstring. */
const EXAMPLE = /^[ \t]*\* @example\n((?:[ \t]*\*(?! @)(?!\/).*\n)*)/gm

/** Finds the examples in the docstrings of a source file. */
export function docstringExamples(page: string, source: string): readonly CodeBlock[] {
  return [...source.matchAll(DOCSTRING)].flatMap((docstring) =>
    [...docstring[0].matchAll(EXAMPLE)].map((example) => {
      const [whole, lines = ''] = example
      const start = docstring.index + example.index + whole.length - lines.length
      return {
        page,
        line: source.slice(0, start).split('\n').length,
        language: 'tsx',
        file: null,
        text: lines.replace(/^[ \t]*\* ?/gm, ''),
      }
    }),
  )
}
