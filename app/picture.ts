import type { Image } from '@shopify/hydrogen-react/storefront-api-types'

/** A picture in the widths that the pages use. */
export type Picture = Pick<Image, 'altText' | 'width' | 'height'> & {
  readonly tiny: string
  readonly small: string
  readonly medium: string
  readonly large: string
}

/** The fields of a `Picture`; Shopify's CDN makes the widths. */
export const PICTURE = `#graphql
  fragment Picture on Image {
    altText
    width
    height
    tiny: url(transform: { maxWidth: 200 })
    small: url(transform: { maxWidth: 400 })
    medium: url(transform: { maxWidth: 800 })
    large: url(transform: { maxWidth: 1400 })
  }`

/** A picture of which only the address is known, in the width in which it is shown. */
export function pictureAtWidth(url: string, width: number): string {
  const narrow = new URL(url)
  narrow.searchParams.set('width', String(width))
  return narrow.href
}
