import { readFileSync } from 'node:fs'
import type { BlogRecord } from '../seeds/blog-seed.ts'
import type { CatalogueSeed } from '../seeds/catalogue-seed.ts'
import type { PolicyRecord, RedirectRecord } from '../seeds/shop-seed.ts'

/** A seed that leaves nothing open, with what only the demo shop has. */
export interface DemoShop extends Required<Omit<CatalogueSeed, 'extends'>> {
  readonly blogs: readonly BlogRecord[]
  readonly policies: readonly PolicyRecord[]
  readonly redirects: readonly RedirectRecord[]
}

/**
 * Marl, the little pottery that the emulator sells from unless it is given another catalogue. What
 * is in `assets/demo-shop.json` can be read as the example of a seed.
 */
export const DEMO_SHOP: DemoShop = JSON.parse(
  readFileSync(new URL('../../assets/demo-shop.json', import.meta.url), 'utf8'),
)
