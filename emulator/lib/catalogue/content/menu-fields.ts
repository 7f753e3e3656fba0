import type { MenuItemSeed, MenuRecord } from '../../seeds/menu-seed.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import { type ResourceType, resource } from '../resource.ts'
import type { View } from '../view.ts'

/** A menu as the schema's `Menu`. */
export function menuFields(menu: MenuRecord, view: View): FieldValues {
  return {
    ...recordFields('Menu', menu),
    itemsCount: menu.items.length,
    items: itemList(menu.items, String(menu.number), view),
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

/** What an entry of a menu leads to, in the words of the schema's `MenuItemType`. */
interface LinkTarget {
  readonly type: string
  readonly resource: FieldValues | null
}

/** Reads a path of the shop, or the address of another site. */
function linkTarget(path: string, view: View): LinkTarget {
  const place = Object.hasOwn(PLACES, path) ? PLACES[path] : undefined
  if (place !== undefined) return { type: place, resource: null }
  const [, folder = '', handle = '', article] =
    /^\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  const target =
    folder === 'blogs' && article !== undefined
      ? articleTarget(handle, article, view)
      : folderTarget(folder, handle, view)
  return target.resource === null ? { type: 'HTTP', resource: null } : target
}

const PLACES: Readonly<Record<string, string>> = {
  '/': 'FRONTPAGE',
  '/collections': 'COLLECTIONS',
  '/collections/all': 'CATALOG',
  '/search': 'SEARCH',
  '/account': 'CUSTOMER_ACCOUNT_PAGE',
}

const FOLDERS: Readonly<Record<string, readonly [type: string, resourceType: ResourceType]>> = {
  collections: ['COLLECTION', 'Collection'],
  products: ['PRODUCT', 'Product'],
  pages: ['PAGE', 'Page'],
  policies: ['SHOP_POLICY', 'ShopPolicy'],
  blogs: ['BLOG', 'Blog'],
}

function folderTarget(folder: string, handle: string, view: View): LinkTarget {
  const [type, resourceType] = (Object.hasOwn(FOLDERS, folder) && FOLDERS[folder]) || []
  if (type === undefined || resourceType === undefined) return { type: 'HTTP', resource: null }
  return { type, resource: resource(resourceType, { handle }, view) }
}

function articleTarget(blogHandle: string, handle: string, view: View): LinkTarget {
  const blog = view.data.blogs.find((each) => each.handle === blogHandle)
  const article = blog?.articles.find((each) => each.handle === handle)
  return { type: 'ARTICLE', resource: article === undefined ? null : view.article(article) }
}
