// The documentation as a site: the Markdown files of the repository, where they are and as they are.
import { defineConfig } from 'vitepress'
import { diagramBlocks } from '../diagram-blocks.js'
import { headingAnchor } from '../heading-anchor.js'
import { addressOf, NO_PAGES } from '../page-address.js'
import { sidebar } from '../sidebar.js'
import { siteLinks } from '../site-links.js'

export default defineConfig({
  title: 'next-storefront-session',
  description: 'The session layer for Next.js storefronts on Shopify',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: '../..',
  srcExclude: NO_PAGES,
  outDir: '../../artifacts/docs',
  cacheDir: 'node_modules/.cache',
  rewrites: addressOf,
  markdown: {
    anchor: { slugify: headingAnchor },
    config(md) {
      siteLinks(md)
      diagramBlocks(md)
    },
  },
  vite: {
    plugins: [
      {
        // VitePress names what is to be prepared for `npm run docs`, but Vite looks for it from the
        // root of the repository, where it is not. Vite finds it by itself when a page asks for it.
        name: 'nothing-to-prepare',
        configResolved({ optimizeDeps }) {
          optimizeDeps.include = []
        },
      },
    ],
  },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: sidebar(),
    outline: [2, 3],
  },
})
