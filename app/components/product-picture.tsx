import type { Picture } from '../picture'

/**
 * A picture whose place is kept before it arrives. `sizes` tells the browser how wide it is drawn;
 * `isFirst` marks what is in view when the page opens.
 */
export function ProductPicture({
  picture,
  sizes,
  isFirst = false,
}: {
  picture: Picture | null
  sizes: string
  isFirst?: boolean
}) {
  if (picture === null) return <div className="picture" />
  const { small, medium, large, altText, width, height } = picture
  return (
    // biome-ignore lint/performance/noImgElement: Shopify's CDN has already made the widths.
    <img
      className="picture"
      src={medium}
      srcSet={`${small} 400w, ${medium} 800w, ${large} 1400w`}
      sizes={sizes}
      alt={altText ?? ''}
      width={width ?? undefined}
      height={height ?? undefined}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
    />
  )
}
