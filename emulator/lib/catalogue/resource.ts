import type { FieldValues } from './field-values.ts'
import { variantFields } from './products/variant-fields.ts'
import type { View } from './view.ts'

/** Which of many is meant. */
export interface Identification {
  readonly handle?: string | null
  readonly id?: string | null
}

/** The schema's types whose objects can be asked for by a global id, and most by a handle. */
export type ResourceType = keyof typeof RESOURCES

const RESOURCES = {
  Product: ({ data, product }: View) => shown(data.products, product),
  ProductVariant: (view: View) =>
    view.data.products.flatMap((product) =>
      shown(product.variants, (variant) => variantFields(variant, product, view)),
    ),
  Collection: ({ data, collection }: View) => shown(data.collections, collection),
  Page: ({ data, page }: View) => shown(data.pages, page),
  Blog: ({ data, blog }: View) => shown(data.blogs, blog),
  Article: ({ data, article }: View) => shown(data.articles, article),
  ShopPolicy: ({ data, policy }: View) => shown(data.policies, policy),
  Menu: ({ data, menu }: View) => shown(data.menus, menu),
}

interface Identified {
  readonly number: number
  readonly handle?: string | undefined
}

interface Resource extends Identified {
  readonly fields: () => FieldValues
}

function shown<Item extends Identified>(
  items: readonly Item[],
  show: (item: Item) => FieldValues,
): readonly Resource[] {
  return items.map((item) => ({
    number: item.number,
    handle: item.handle,
    fields: () => show(item),
  }))
}

/** The fields of the object that is meant, null if there is none. */
export function resource(
  type: ResourceType,
  wanted: Identification,
  view: View,
): FieldValues | null {
  return withIdentification<Resource>(RESOURCES[type](view), type, wanted)?.fields() ?? null
}

/** What the catalogue holds under a global id, null if nothing. */
export function resourceWithId(id: string, view: View): FieldValues | null {
  const [, type = ''] = /^gid:\/\/shopify\/(\w+)\//.exec(id) ?? []
  return isResourceType(type) ? resource(type, { id }, view) : null
}

function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(RESOURCES, type)
}

/** The one of many with this global id or, if none is given, with this handle. */
export function withIdentification<Item extends Identified>(
  items: readonly Item[],
  type: ResourceType,
  { handle, id }: Identification,
): Item | undefined {
  return typeof id === 'string'
    ? items.find(({ number }) => id === `gid://shopify/${type}/${number}`)
    : items.find((item) => item.handle === handle)
}
