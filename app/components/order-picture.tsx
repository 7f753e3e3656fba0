import { pictureAtWidth } from '../picture'

/** Twice as wide as it is drawn, for screens with small pixels. */
const WIDTH = 192

/** Of something that was ordered. Its place is kept without one; the words beside it say what it is. */
export function OrderPicture({ url }: { url: string | undefined }) {
  if (url === undefined) return <div className="picture" />
  return (
    // biome-ignore lint/performance/noImgElement: Shopify's CDN makes the width.
    <img
      className="picture"
      src={pictureAtWidth(url, WIDTH)}
      alt=""
      width={96}
      height={120}
      loading="lazy"
    />
  )
}
