/**
 * What an import says for the entry point that a page is about.
 *
 * @param {string} page
 * @returns {string}
 */
export function importPath(page) {
  if (page === 'emulator') return 'storefront-emulator'
  return page === 'index' ? 'next-storefront-session' : `next-storefront-session/${page}`
}
