import { existsSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'

/** The root of the repository; everything here names its files from there. */
export const ROOT = join(import.meta.dirname, '../..')

/** Markdown files that are not for readers of the documentation. */
export const NO_PAGES = ['.*/**', 'artifacts/**', 'bench/peers/**', 'examples/*/**', 'docs/site/**']

/**
 * Whether a file of the repository is a page of the site.
 *
 * @param {string} path
 */
export function isPage(path) {
  return path.endsWith('.md') && !NO_PAGES.some((pattern) => matchesGlob(path, pattern))
}

/**
 * Where a page is on the site: a README is the page of its folder, as on a code host, unless the
 * folder has an `index.md`.
 *
 * @param {string} page
 */
export function addressOf(page) {
  const index = page.replace(/(^|\/)README\.md$/, '$1index.md')
  return existsSync(join(ROOT, index)) ? page : index
}

/**
 * What a link on a page leads to, as a path in the repository.
 *
 * @param {string} page
 * @param {string} path
 */
export function targetOf(page, path) {
  return path === '' ? page : join(dirname(page), path)
}
