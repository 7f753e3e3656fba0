'use client'
import { useSearchParams } from 'next/navigation'
import { AddToCart } from '../../../components/cart/add-to-cart'
import { useShopWords } from '../../../components/language-provider'
import { Price } from '../../../components/price'
import { type Choosable, chosenVariant } from './chosen-variant'
import type { Variant } from './get-product'
import { Options } from './options'

/** What the chosen variant costs, what else can be chosen, and the way into the cart. */
export function Purchase({ product }: { product: Choosable }) {
  const words = useShopWords()
  const variant = chosenVariant(product, useSearchParams())
  if (variant === undefined) return null
  const { price, compareAtPrice, availableForSale } = variant
  const hasChoice = product.allVariants.nodes.length > 1
  return (
    <div className="purchase">
      <p className="product-price">
        <Price price={price} formerPrice={compareAtPrice} />
      </p>
      {hasChoice && <Options product={product} chosen={variant} />}
      <p className={availableForSale ? 'availability' : 'availability sold-out'}>
        {availableForSale ? words.product.inStock : words.product.soldOut}
      </p>
      {availableForSale && (
        <AddToCart
          key={variant.id}
          variantId={variant.id}
          name={hasChoice ? nameOf(product.title, variant) : product.title}
        />
      )}
      <noscript>
        <p className="notice">{words.add.needsScript}</p>
      </noscript>
    </div>
  )
}

function nameOf(title: string, { selectedOptions }: Variant): string {
  return [title, ...selectedOptions.map(({ value }) => value)].join(', ')
}
