import type { Image } from '@shopify/hydrogen-react/storefront-api-types'

/** A picture in the three widths that the pages use. */
export type Picture = Pick<Image, 'altText' | 'width' | 'height'> & {
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
    small: url(transform: { maxWidth: 400 })
    medium: url(transform: { maxWidth: 800 })
    large: url(transform: { maxWidth: 1400 })
  }`
