import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf, isPage, ROOT, targetOf } from './page-address.js'

/** The lists that are the contents of the site. One may name another, which is then below it. */
const CONTENTS = 'docs/README.md'
const LISTS = new Set(['docs/decisions/README.md', 'docs/api/README.md'])

/** The side bar, from the lists of links that a reader of the files has. A page in none is an error. */
export function sidebar() {
  const groups = read(CONTENTS)
    .split(/^## /m)
    .slice(1)
    .map((group) => ({ text: group.split('\n')[0], items: entriesOf(group, CONTENTS) }))
  refuseUnlisted(groups)
  return groups
}

/** `- [Title](path)` or `1. [Title](path)`, and what may be said behind it. */
const ENTRY = /^(?:-|\d+\.) \[(.+?)\]\(([^)]+\.md)\)/gm

function entriesOf(markdown, list) {
  return [...markdown.matchAll(ENTRY)].map(([, title, path]) => {
    const page = targetOf(list, path)
    const entry = { text: title.replaceAll('`', ''), link: `/${addressOf(page)}` }
    return LISTS.has(page)
      ? { ...entry, collapsed: true, items: entriesOf(read(page), page) }
      : entry
  })
}

function refuseUnlisted(groups) {
  const all = groups.flatMap(({ items }) => items).flatMap((item) => [item, ...(item.items ?? [])])
  const listed = new Set([`/${addressOf(CONTENTS)}`, ...all.map(({ link }) => link)])
  const unlisted = globSync('**/*.md', {
    cwd: ROOT,
    exclude: (path) => /node_modules|dist/.test(path),
  }).filter((page) => isPage(page) && !listed.has(`/${addressOf(page)}`))
  if (unlisted.length > 0)
    throw new Error(`Not in ${[CONTENTS, ...LISTS].join(', ')}: ${unlisted.join(', ')}.`)
}

function read(path) {
  return readFileSync(join(ROOT, path), 'utf8')
}
