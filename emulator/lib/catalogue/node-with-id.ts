import { menuFields } from './content/menu-fields.ts'
import type { FieldValues } from './field-values.ts'
import { variantFields } from './products/variant-fields.ts'
import type { View } from './view.ts'

/** What the catalogue holds under a global id, null if nothing. */
export function nodeWithId(id: string, view: View): FieldValues | null {
  const [, type = '', digits = ''] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? []
  const find = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  return find?.(Number(digits), view) ?? null
}

type Find = (number: number, view: View) => FieldValues | undefined

const KINDS: Readonly<Record<string, Find>> = {
  Product: (number, { data, product }) => shown(data.products, number, product),
  ProductVariant: (number, view) => variantWithNumber(number, view),
  Collection: (number, { data, collection }) => shown(data.collections, number, collection),
  Page: (number, { data, page }) => shown(data.pages, number, page),
  Blog: (number, { data, blog }) => shown(data.blogs, number, blog),
  Article: (number, { data, article }) =>
    shown(
      data.blogs.flatMap(({ articles }) => articles),
      number,
      article,
    ),
  ShopPolicy: (number, { data, policy }) => shown(data.policies, number, policy),
  Menu: (number, view) => {
    const menu = view.data.menus[number - 3101]
    return menu === undefined ? undefined : menuFields(menu, view)
  },
}

function shown<Item extends { readonly number: number }>(
  items: readonly Item[],
  number: number,
  show: (item: Item) => FieldValues,
): FieldValues | undefined {
  const found = items.find((item) => item.number === number)
  return found === undefined ? undefined : show(found)
}

function variantWithNumber(number: number, view: View): FieldValues | undefined {
  for (const product of view.data.products) {
    const variant = product.variants.find((each) => each.number === number)
    if (variant !== undefined) return variantFields(variant, product, view)
  }
  return undefined
}
