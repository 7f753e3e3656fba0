import type { OptionSeed, ProductSeed } from '../catalogue/seeds/product-seed.ts'
import { glazes } from './glazes.ts'
import { room } from './homeware-products.ts'
import { productsInPortuguese } from './products-in-portuguese.ts'
import { goesWith } from './recommendations.ts'
import { table } from './tableware-products.ts'

/** The twelve products of the shop, best sellers first. */
export const products: readonly ProductSeed[] = [...table, ...room].map((product) => {
  const { handle = '', options = [] } = product
  const portuguese = productsInPortuguese[handle]
  return {
    ...product,
    options: options.map(withSwatches),
    complementary: goesWith[handle] ?? [],
    translations: portuguese === undefined ? {} : { PT: portuguese },
  }
})

function withSwatches(option: OptionSeed): OptionSeed {
  return option.name === 'Glaze' ? { ...option, swatches: glazes } : option
}
