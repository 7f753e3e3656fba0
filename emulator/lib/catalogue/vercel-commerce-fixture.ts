/** For tests: documents that ask for what those of Vercel's starter ask for. */

const PICTURE = 'url altText width height'
const WORDS = 'seo { title description }'
const PRICE = 'amount currencyCode'

const PRODUCT = `id handle availableForSale title description descriptionHtml tags updatedAt ${WORDS}
  options { id name values }
  priceRange { minVariantPrice { ${PRICE} } maxVariantPrice { ${PRICE} } }
  variants(first: 250) { edges { node {
    id title availableForSale selectedOptions { name value } price { ${PRICE} }
  } } }
  featuredImage { ${PICTURE} } images(first: 20) { edges { node { ${PICTURE} } } }`

const CART = `id checkoutUrl totalQuantity
  cost { subtotalAmount { ${PRICE} } totalAmount { ${PRICE} } totalTaxAmount { ${PRICE} } }
  lines(first: 100) { edges { node {
    id quantity cost { totalAmount { ${PRICE} } }
    merchandise { ... on ProductVariant {
      id title selectedOptions { name value } product { ${PRODUCT} }
    } }
  } } }`

const PAGE = `... on Page { id title handle body bodySummary createdAt updatedAt ${WORDS} }`
const COLLECTION = `handle title description updatedAt ${WORDS}`

export const vercelCommerce = {
  product: `query ($handle: String!) { product(handle: $handle) { ${PRODUCT} } }`,
  products: `query ($sortKey: ProductSortKeys, $reverse: Boolean, $query: String) {
    products(sortKey: $sortKey, reverse: $reverse, query: $query, first: 100) {
      edges { node { ${PRODUCT} } }
    }
  }`,
  recommendations: `query ($productId: ID!) {
    productRecommendations(productId: $productId) { ${PRODUCT} }
  }`,
  collection: `query ($handle: String!) { collection(handle: $handle) { ${COLLECTION} } }`,
  collections: `{ collections(first: 100, sortKey: TITLE) { edges { node { ${COLLECTION} } } } }`,
  collectionProducts: `query ($handle: String!, $sortKey: ProductCollectionSortKeys, $reverse: Boolean) {
    collection(handle: $handle) {
      products(sortKey: $sortKey, reverse: $reverse, first: 100) { edges { node { ${PRODUCT} } } }
    }
  }`,
  menu: 'query ($handle: String!) { menu(handle: $handle) { items { title url } } }',
  page: `query ($handle: String!) { pageByHandle(handle: $handle) { ${PAGE} } }`,
  pages: `{ pages(first: 100) { edges { node { ${PAGE} } } } }`,
  cart: `query ($cartId: ID!) { cart(id: $cartId) { ${CART} } }`,
  createCart: `mutation ($lineItems: [CartLineInput!]) {
    cartCreate(input: { lines: $lineItems }) { cart { ${CART} } }
  }`,
  addToCart: `mutation ($cartId: ID!, $lines: [CartLineInput!]!) {
    cartLinesAdd(cartId: $cartId, lines: $lines) { cart { ${CART} } }
  }`,
  editCart: `mutation ($cartId: ID!, $lines: [CartLineUpdateInput!]!) {
    cartLinesUpdate(cartId: $cartId, lines: $lines) { cart { ${CART} } }
  }`,
  removeFromCart: `mutation ($cartId: ID!, $lineIds: [ID!]!) {
    cartLinesRemove(cartId: $cartId, lineIds: $lineIds) { cart { ${CART} } }
  }`,
}
