'use client'
import { useSearchParams } from 'next/navigation'
import { useShopWords } from '../../../components/language-provider'
import { ProductPicture } from '../../../components/product-picture'
import type { Picture } from '../../../picture'
import { ChoiceLink } from './choice-link'
import { type Choosable, chosenVariant } from './chosen-variant'

/** The query's name for a picture that was chosen by itself, counted from 1. */
const PICTURE = 'picture'

/** The picture of the variant that is chosen, or another one, and small ones to choose it by. */
export function Gallery({ product }: { product: Choosable }) {
  const { product: words } = useShopWords()
  const query = useSearchParams()
  const pictures = product.images.nodes
  const ofVariant = chosenVariant(product, query)?.image ?? product.featuredImage
  const shown = pictures[Number(query.get(PICTURE)) - 1] ?? ofVariant
  return (
    <div className="gallery">
      <ProductPicture
        picture={shown}
        sizes="(min-width: 76rem) 36rem, (min-width: 56rem) 48vw, 92vw"
        isFirst
      />
      {pictures.length > 1 && (
        <ul aria-label={words.pictures} className="thumbnails">
          {pictures.map((picture, index) => (
            <li key={picture.large}>
              <Thumbnail
                picture={picture}
                number={index + 1}
                isCurrent={picture.large === shown?.large}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Thumbnail({
  picture,
  number,
  isCurrent,
}: {
  picture: Picture
  number: number
  isCurrent: boolean
}) {
  const { product: words } = useShopWords()
  const query = new URLSearchParams(useSearchParams())
  query.set(PICTURE, String(number))
  return (
    <ChoiceLink query={query} isCurrent={isCurrent} className="thumbnail">
      {/* biome-ignore lint/performance/noImgElement: Shopify's CDN has already made the widths. */}
      <img
        className="picture"
        src={picture.tiny}
        alt={words.picture(number)}
        width={80}
        height={100}
        decoding="async"
        loading="lazy"
      />
    </ChoiceLink>
  )
}
