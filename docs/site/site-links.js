import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { addressOf, isPage, ROOT, targetOf } from './page-address.js'

/**
 * Has a link to a Markdown file lead to its page. A link to another file of the repository, which
 * the site does not have, becomes its text. What is neither stays, and the build fails on it.
 *
 * @param {import('vitepress').MarkdownRenderer} md
 */
export function siteLinks(md) {
  md.core.ruler.push('site-links', ({ tokens, env }) => {
    const page = relative(ROOT, env.realPath ?? env.path)
    for (const { children } of tokens) if (children !== null) adapt(children, page)
  })
}

function adapt(tokens, page) {
  let isFile = false
  for (const token of tokens) {
    if (token.type === 'link_open') isFile = isFileLink(token, page)
    if (isFile && token.type.startsWith('link_'))
      Object.assign(token, { type: 'text', content: '' })
  }
}

/** Sets the address of a link to a page. Says whether it is one to another file. */
function isFileLink(token, page) {
  const href = token.attrGet('href') ?? ''
  if (/^([a-z]+:|#)/.test(href)) return false
  const [path = '', anchor] = href.split('#')
  const target = targetOf(page, decodeURI(path))
  if (!isPage(target)) return existsSync(join(ROOT, target))
  token.attrSet('href', `/${addressOf(target)}${anchor === undefined ? '' : `#${anchor}`}`)
  return false
}
