import type { FieldValues } from './field-values.ts'
import type { ProductSeed } from './product-seed.ts'

const pictureFolder = '/cdn/shop/files/'

/** What `Image.url` accepts, as far as it changes the address. */
interface ImageTransform {
  readonly maxWidth?: number | null
  readonly maxHeight?: number | null
  readonly crop?: string | null
  readonly scale?: number | null
}

/** The picture of a product as the schema's `Image`. */
export function imageFields(product: ProductSeed, origin: () => string): FieldValues {
  return {
    id: `gid://shopify/ProductImage/${product.number}`,
    altText: product.altText,
    width: 1200,
    height: 1500,
    url: ({ transform }: { readonly transform?: ImageTransform | null }) =>
      `${origin()}${pictureFolder}${product.handle}.svg?v=1${transformQuery(transform ?? {})}`,
  }
}

/** The picture of a product as a member of the schema's `Media`. */
export function mediaFields(product: ProductSeed, origin: () => string): FieldValues {
  const image = imageFields(product, origin)
  return {
    __typename: 'MediaImage',
    id: `gid://shopify/MediaImage/${product.number}`,
    mediaContentType: 'IMAGE',
    alt: product.altText,
    image,
    previewImage: image,
  }
}

/** The handle a picture's path stands for, undefined for any other path. */
export function pictureHandle(path: string): string | undefined {
  if (!path.startsWith(pictureFolder) || !path.endsWith('.svg')) return undefined
  return path.slice(pictureFolder.length, -'.svg'.length)
}

function transformQuery({ maxWidth, maxHeight, crop, scale }: ImageTransform): string {
  const pixels = (length: number | null | undefined) => length && length * (scale ?? 1)
  return Object.entries({
    width: pixels(maxWidth),
    height: pixels(maxHeight),
    crop: crop?.toLowerCase(),
  })
    .flatMap(([name, value]) => (value ? `&${name}=${value}` : []))
    .join('')
}
