import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { headingAnchor } from '../../docs/site/heading-anchor.js'
import { type Complaint, codeBlocks } from './code-block.ts'

const LINK = /\]\(([^()\s]+)\)/g

/** A file of this repository in backticks, maybe with an asterisk; or the reader's, if it is shown. */
const FILE = /`((?:lib|emulator|e2e|scripts|docs|bench|\.ci|\.github)\/[^`\s]*\.[a-z]+)`/g

/** Complains of links and of files that lead nowhere. The rest of the web is not asked. */
export function checkLinks(page: string, markdown: string): readonly Complaint[] {
  const shown = new Set(codeBlocks(page, markdown).map(({ file }) => file))
  return withoutBlocks(markdown).flatMap((text, index) => {
    const links = [...text.matchAll(LINK)]
      .filter(([, target = '']) => !isReachable(page, target))
      .map(([, target]) => `The link ${target} leads nowhere.`)
    const files = [...text.matchAll(FILE)]
      .filter(([, file = '']) => !shown.has(file) && globSync(escaped(file)).length === 0)
      .map(([, file]) => `There is no file ${file}.`)
    return [...links, ...files].map((message) => ({ page, line: index + 1, message }))
  })
}

function isReachable(page: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(file)) return false
  return anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor)
}

/** The anchors of a page's headings, on a code host and on the site. */
export function anchorsOf(markdown: string): readonly string[] {
  return withoutBlocks(markdown)
    .filter((line) => /^#+ /.test(line))
    .map((line) => headingAnchor(line.replace(/^#+ /, '')))
}

/** The lines of a page; those of its blocks of code are empty. */
function withoutBlocks(markdown: string): readonly string[] {
  let isCode = false
  return markdown.split('\n').map((line) => {
    const isFence = line.trimStart().startsWith('```')
    if (isFence) isCode = !isCode
    return isFence || isCode ? '' : line
  })
}

/** The brackets of a dynamic route are no pattern. */
function escaped(path: string): string {
  return path.replace(/[[\]]/g, '\\$&')
}
