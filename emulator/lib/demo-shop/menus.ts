import type { MenuSeed } from '../catalogue/seeds/menu-seed.ts'

const header: MenuSeed['items'] = [
  {
    title: 'Shop',
    path: '/collections/all',
    translations: { PT: { title: 'Loja' } },
    items: [
      {
        title: 'Slow mornings',
        path: '/collections/slow-mornings',
        translations: { PT: { title: 'Manhãs lentas' } },
      },
      {
        title: 'The long table',
        path: '/collections/long-table',
        translations: { PT: { title: 'A mesa comprida' } },
      },
      {
        title: 'On the windowsill',
        path: '/collections/windowsill',
        translations: { PT: { title: 'No parapeito' } },
      },
    ],
  },
  { title: 'Journal', path: '/blogs/journal', translations: { PT: { title: 'Diário' } } },
  { title: 'About', path: '/pages/about', translations: { PT: { title: 'Sobre nós' } } },
]

const footer: MenuSeed['items'] = [
  { title: 'Care', path: '/pages/care', translations: { PT: { title: 'Cuidados' } } },
  { title: 'Contact', path: '/pages/contact', translations: { PT: { title: 'Contacto' } } },
  {
    title: 'Shipping',
    path: '/policies/shipping-policy',
    translations: { PT: { title: 'Envios' } },
  },
  { title: 'Search', path: '/search', translations: { PT: { title: 'Pesquisar' } } },
]

/** The menus of the shop, under the handles that Shopify's own and Vercel's starter ask for. */
export const menus: readonly MenuSeed[] = [
  { handle: 'main-menu', title: 'Main menu', items: header },
  { handle: 'footer', title: 'Footer menu', items: footer },
  { handle: 'next-js-frontend-header-menu', title: 'Next.js header', items: header },
  { handle: 'next-js-frontend-footer-menu', title: 'Next.js footer', items: footer },
]
