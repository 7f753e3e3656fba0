import type { FieldValues } from '../field-values.ts'
import type { MenuItemSeed, MenuSeed } from '../seeds/menu-seed.ts'
import type { View } from '../view.ts'
import { linkTarget } from './link-target.ts'

/** A menu as the schema's `Menu`. Its ids are made of its place among the menus. */
export function menuFields(menu: MenuSeed, view: View): FieldValues {
  const number = 3101 + view.data.menus.indexOf(menu)
  return {
    __typename: 'Menu',
    id: `gid://shopify/Menu/${number}`,
    handle: menu.handle,
    title: menu.title,
    itemsCount: menu.items.length,
    items: itemList(menu.items, String(number), view),
  }
}

function itemList(items: readonly MenuItemSeed[], number: string, view: View) {
  return items.map((item, index) => itemFields(item, `${number}${10 + index}`, view))
}

function itemFields(item: MenuItemSeed, number: string, view: View): FieldValues {
  const translated = item.translations?.[view.buyer.language]
  const target = linkTarget(item.path, view)
  return {
    id: `gid://shopify/MenuItem/${number}`,
    title: translated?.title ?? item.title,
    url: /^https?:/.test(item.path) ? item.path : view.origin + item.path,
    type: target.type,
    resource: target.resource,
    resourceId: target.resource === null ? null : target.resource['id'],
    tags: item.tags ?? [],
    items: itemList(item.items ?? [], number, view),
  }
}
