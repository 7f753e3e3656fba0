import { journal } from './blog.ts'
import { collections } from './collections.ts'
import { menus } from './menus.ts'
import { pages } from './pages.ts'
import { policies } from './policies.ts'
import { products } from './products.ts'

/** Marl, the little pottery that the emulator sells from unless it is given another catalogue. */
export const DEMO_SHOP = {
  shop: {
    name: 'Marl',
    description: 'Stoneware and earthenware for the table, thrown in small batches in Porto.',
    slogan: 'Made by hand, used every day',
  },
  products,
  collections,
  menus,
  pages,
  blogs: [journal],
  policies,
  redirects: [
    { number: 2201, path: '/collections/mornings', target: '/collections/slow-mornings' },
  ],
}
