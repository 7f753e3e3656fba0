import { AddToCartButton, Image, Money, ProductProvider, useShop } from '@shopify/hydrogen-react'
import type { Product } from '@shopify/hydrogen-react/storefront-api-types'
import { useEffect, useState } from 'react'

const PRODUCTS = `query Products @inContext(country: PT, language: EN) {
  products(first: 3, sortKey: TITLE) {
    nodes {
      id
      title
      featuredImage { url altText width height }
      variants(first: 1) { nodes { id selectedOptions { name value } price { amount currencyCode } } }
    }
  }
}`

/** What can be bought, read as hydrogen-react's own hooks say. */
export function Shelf() {
  const { getStorefrontApiUrl, getPublicTokenHeaders } = useShop()
  const [products, setProducts] = useState<readonly Product[]>([])
  useEffect(() => {
    fetch(getStorefrontApiUrl(), {
      method: 'POST',
      headers: getPublicTokenHeaders({ contentType: 'json' }),
      body: JSON.stringify({ query: PRODUCTS }),
    })
      .then((response) => response.json())
      .then(({ data }) => setProducts(data.products.nodes))
  }, [getStorefrontApiUrl, getPublicTokenHeaders])
  return (
    <ul aria-label="Shelf">
      {products.map((product) => (
        <ShelfItem key={product.id} product={product} />
      ))}
    </ul>
  )
}

function ShelfItem({ product }: { readonly product: Product }) {
  const variant = product.variants.nodes[0]
  if (variant === undefined || !product.featuredImage) return null
  return (
    <li>
      <Image data={product.featuredImage} sizes="120px" width={120} />
      {product.title} <Money data={variant.price} />
      <ProductProvider data={product} initialVariantId={variant.id}>
        <AddToCartButton>Add {product.title}</AddToCartButton>
      </ProductProvider>
    </li>
  )
}
