/** A block of code of a page of the documentation. */
export interface CodeBlock {
  /** The file that it stands in, as seen from the root of the repository. */
  readonly page: string
  /** The line of the page on which the first line of the code is, from 1. */
  readonly line: number
  /** What stands behind the opening fence, e.g. `tsx`; empty where nothing does. */
  readonly language: string
  /** The file that a reader is told to write, or null. */
  readonly file: string | null
  readonly text: string
}

/** Something in the documentation that is not true. */
export interface Complaint {
  readonly page: string
  readonly line: number
  readonly message: string
}

const FENCE = /^(\s*)(`{3,})([\w-]*)[^`]*$/

/** `// path/to/file.ts` on the first line, and what may be said about it behind a comma. */
const NAMED_INSIDE = /^\/\/ ([\w@./[\]()-]+\.tsx?)(?:,.*)?$/

/** `**2. \`middleware.ts\`** …`, or a heading that names a file. */
const NAMED_ABOVE = /^(?:\*\*(?:\d+\. )?|#+ .*?)`([\w@./[\]()-]+\.tsx?)`/

/** Finds the blocks of a page, in their order. */
export function codeBlocks(page: string, markdown: string): readonly CodeBlock[] {
  const lines = markdown.split('\n')
  const blocks: CodeBlock[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent, fence, language] = FENCE.exec(lines[index] ?? '') ?? []
    if (indent === undefined || fence === undefined || language === undefined) continue
    const above = paragraphBefore(lines, index)
    const start = index + 1
    index = endOfBlock(lines, start, indent + fence)
    const code = lines.slice(start, index).map((line) => withoutIndent(line, indent))
    const file = NAMED_INSIDE.exec(code[0] ?? '')?.[1] ?? NAMED_ABOVE.exec(above)?.[1] ?? null
    blocks.push({ page, line: start + 1, language, file, text: `${code.join('\n')}\n` })
  }
  return blocks
}

function endOfBlock(lines: readonly string[], start: number, closing: string): number {
  const found = lines.findIndex((line, index) => index >= start && line.trimEnd() === closing)
  return found === -1 ? lines.length : found
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()
}

/** The first line of the paragraph that ends before this line. */
function paragraphBefore(lines: readonly string[], index: number): string {
  let line = index - 1
  while (line >= 0 && lines[line]?.trim() === '') line -= 1
  while (line > 0 && lines[line - 1]?.trim() !== '') line -= 1
  return lines[line] ?? ''
}
