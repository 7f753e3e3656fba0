import {
  colourPictureName,
  detailPictureName,
  drawnColours,
  pictureUrl,
} from '../../demo-shop/pictures.ts'
import type { ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { productsWithHandles } from '../catalogue-data.ts'
import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'

/** What `Image.url` accepts, as far as it changes the address. */
interface ImageTransform {
  readonly maxWidth?: number | null
  readonly maxHeight?: number | null
  readonly crop?: string | null
  readonly scale?: number | null
}

/** What there is to say of a picture. */
export interface PictureSeed {
  readonly id: string
  /** What its file is called, without the ending. */
  readonly name: string
  readonly altText: string
}

/**
 * The pictures of a product as the schema's `Image`: all of it first, then a closer look, then it in
 * each of its other colours.
 */
export function imagesOf(product: ProductRecord, view: View): readonly FieldValues[] {
  const { number, handle, altText, title } = product
  const id = `gid://shopify/ProductImage/${number}`
  const detail = { name: detailPictureName(handle), altText: `${altText} (detail)` }
  return [
    imageFields({ id, name: handle, altText }, view),
    imageFields({ id: `${id}2`, ...detail }, view),
    ...otherColours(handle).map((colour, index) => {
      const name = colourPictureName(handle, colour)
      return imageFields({ id: `${id}${3 + index}`, name, altText: `${title}, ${colour}` }, view)
    }),
  ]
}

/** The picture of a variant: in its colour if there is one, otherwise that of the product. */
export function variantImage(
  { choices }: VariantRecord,
  product: ProductRecord,
  view: View,
): FieldValues | undefined {
  const position = otherColours(product.handle).findIndex((colour) => choices.includes(colour))
  return imagesOf(product, view)[position < 0 ? 0 : 2 + position]
}

function otherColours(handle: string): readonly string[] {
  return Object.keys(drawnColours(handle)).slice(1)
}

/** The picture of the product that stands for something else, null if there is no such product. */
export function coverFields(id: string, handle: string, view: View): FieldValues | null {
  const [product] = productsWithHandles(view.data, [handle])
  if (product === undefined) return null
  const { altText } = inLanguage(product, view.buyer.language)
  return imageFields({ id, name: handle, altText }, view)
}

/** A picture as the schema's `Image`. Its size is that of the original, whatever was asked for. */
export function imageFields({ id, name, altText }: PictureSeed, { origin }: View): FieldValues {
  const original = pictureUrl(name, origin)
  const transformed = (transform: ImageTransform) => `${original}${transformQuery(transform)}`
  return {
    id,
    altText,
    width: 1200,
    height: 1500,
    thumbhash: null,
    url: ({ transform }: { readonly transform?: ImageTransform | null }) =>
      transformed(transform ?? {}),
    src: original,
    originalSrc: original,
    transformedSrc: transformed,
  }
}

/** A picture as a member of the schema's `Media`. */
export function mediaFields(image: FieldValues): FieldValues {
  return {
    __typename: 'MediaImage',
    id: String(image['id']).replace('ProductImage', 'MediaImage'),
    mediaContentType: 'IMAGE',
    alt: image['altText'],
    presentation: null,
    image,
    previewImage: image,
  }
}

function transformQuery({ maxWidth, maxHeight, crop, scale }: ImageTransform): string {
  const pixels = (length: number | null | undefined) => length && length * (scale ?? 1)
  const query = { width: pixels(maxWidth), height: pixels(maxHeight), crop: crop?.toLowerCase() }
  return Object.entries(query)
    .flatMap(([name, value]) => (value ? `&${name}=${value}` : []))
    .join('')
}
