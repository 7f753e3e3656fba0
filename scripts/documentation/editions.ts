import { join } from 'node:path'
import type { CodeBlock } from './code-block.ts'

/** A file that is made of a block. */
export interface BlockFile {
  readonly path: string
  readonly block: CodeBlock
}

/**
 * Lays the blocks of each page out as the project of somebody who follows it, so that they can
 * import each other. A page that shows a file twice has two editions: the second one has the file's
 * second version, and everything else as it was.
 */
export function editions(blocks: readonly CodeBlock[]): readonly BlockFile[] {
  const pages = Map.groupBy(blocks, ({ page }) => page)
  return [...pages.values()].flatMap(editionsOfPage)
}

function editionsOfPage(blocks: readonly CodeBlock[]): readonly BlockFile[] {
  const versions = Map.groupBy(blocks, fileName)
  const most = Math.max(0, ...[...versions.values()].map(({ length }) => length))
  return Array.from({ length: most }, (_, edition) =>
    [...versions].flatMap(([name, all]) => {
      const block = all[edition] ?? all.at(-1)
      if (block === undefined) return []
      return [{ path: join(folderOf(block.page), String(edition + 1), name), block }]
    }),
  ).flat()
}

/** Blocks that are no file have a name of their own. */
function fileName({ file, line, language }: CodeBlock): string {
  return file ?? `line-${line}.${language}`
}

function folderOf(page: string): string {
  return page.replace(/\.\w+$/, '').replaceAll('/', '-')
}
