import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'

/** What an entry of a menu leads to, in the words of the schema's `MenuItemType`. */
export interface LinkTarget {
  readonly type: string
  readonly resource: FieldValues | null
}

/** Reads a path of the shop, or the address of another site. */
export function linkTarget(path: string, view: View): LinkTarget {
  const place = Object.hasOwn(PLACES, path) ? PLACES[path] : undefined
  if (place !== undefined) return { type: place, resource: null }
  const [, folder = '', handle = '', article = ''] =
    /^\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  const resource = Object.hasOwn(RESOURCES, folder) ? RESOURCES[folder] : undefined
  return resource?.(handle, article, view) ?? { type: 'HTTP', resource: null }
}

const PLACES: Readonly<Record<string, string>> = {
  '/': 'FRONTPAGE',
  '/collections': 'COLLECTIONS',
  '/collections/all': 'CATALOG',
  '/search': 'SEARCH',
  '/account': 'CUSTOMER_ACCOUNT_PAGE',
}

type Find = (handle: string, article: string, view: View) => LinkTarget | undefined

const RESOURCES: Readonly<Record<string, Find>> = {
  collections: (handle, _, { data, collection }) =>
    found('COLLECTION', withHandle(data.collections, handle), collection),
  products: (handle, _, { data, product }) =>
    found('PRODUCT', withHandle(data.products, handle), product),
  pages: (handle, _, { data, page }) => found('PAGE', withHandle(data.pages, handle), page),
  policies: (handle, _, { data, policy }) =>
    found('SHOP_POLICY', withHandle(data.policies, handle), policy),
  blogs: (handle, article, view) => {
    const blog = withHandle(view.data.blogs, handle)
    return article === ''
      ? found('BLOG', blog, view.blog)
      : found('ARTICLE', withHandle(blog?.articles ?? [], article), view.article)
  },
}

function found<Item>(
  type: string,
  item: Item | undefined,
  show: (item: Item) => FieldValues,
): LinkTarget | undefined {
  return item === undefined ? undefined : { type, resource: show(item) }
}

function withHandle<Item extends { readonly handle: string }>(
  items: readonly Item[],
  handle: string,
): Item | undefined {
  return items.find((item) => item.handle === handle)
}
