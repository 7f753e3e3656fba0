/** For tests: documents that ask for what those of Hydrogen's skeleton template ask for. */

const IMAGE = 'id url altText width height'
const PRICE = 'amount currencyCode'
const PAGE_INFO = 'pageInfo { hasPreviousPage hasNextPage startCursor endCursor }'
const WORDS = 'seo { title description }'
const PAGING = '$first: Int, $last: Int, $startCursor: String, $endCursor: String'
const PAGED = 'first: $first, last: $last, before: $startCursor, after: $endCursor'

/** A query in the country and the language of the visitor. */
function inContext(variables: string, selection: string): string {
  return `query (${variables} $country: CountryCode, $language: LanguageCode)
    @inContext(country: $country, language: $language) { ${selection} }`
}

const MENU_ITEM = 'id resourceId tags title type url'
const MENU = `id items { ${MENU_ITEM} items { ${MENU_ITEM} } }`

const VARIANT = `id sku title availableForSale selectedOptions { name value }
  image { __typename ${IMAGE} } product { title handle }
  price { ${PRICE} } compareAtPrice { ${PRICE} } unitPrice { ${PRICE} }`

const PRODUCT_ITEM = `id handle title featuredImage { ${IMAGE} }
  priceRange { minVariantPrice { ${PRICE} } maxVariantPrice { ${PRICE} } }`

const FOUND_VARIANT = `selectedOrFirstAvailableVariant(
  selectedOptions: [], ignoreUnknownOptions: true, caseInsensitiveMatch: true
) {
  id image { url altText width height } price { ${PRICE} } compareAtPrice { ${PRICE} }
  selectedOptions { name value } product { handle title }
}`

const FOUND = '__typename id handle title trackingParameters'

export const hydrogenSkeleton = {
  header: inContext(
    '$headerMenuHandle: String!,',
    `shop { id name description primaryDomain { url } brand { logo { image { url } } } }
     menu(handle: $headerMenuHandle) { ${MENU} }`,
  ),
  footer: inContext('$footerMenuHandle: String!,', `menu(handle: $footerMenuHandle) { ${MENU} }`),
  featured: inContext(
    '',
    `collections(first: 1, sortKey: UPDATED_AT, reverse: true) {
      nodes { id title handle image { ${IMAGE} } }
    }`,
  ),
  recommended: inContext(
    '',
    `products(first: 4, sortKey: UPDATED_AT, reverse: true) { nodes { ${PRODUCT_ITEM} } }`,
  ),
  product: inContext(
    '$handle: String!, $selectedOptions: [SelectedOptionInput!]!,',
    `product(handle: $handle) {
      id title vendor handle descriptionHtml description ${WORDS}
      encodedVariantExistence encodedVariantAvailability
      options { name optionValues {
        name firstSelectableVariant { ${VARIANT} }
        swatch { color image { previewImage { url } } }
      } }
      selectedOrFirstAvailableVariant(
        selectedOptions: $selectedOptions, ignoreUnknownOptions: true, caseInsensitiveMatch: true
      ) { ${VARIANT} }
      adjacentVariants(selectedOptions: $selectedOptions) { ${VARIANT} }
    }`,
  ),
  collection: inContext(
    `$handle: String!, ${PAGING},`,
    `collection(handle: $handle) {
      id handle title description products(${PAGED}) { nodes { ${PRODUCT_ITEM} } ${PAGE_INFO} }
    }`,
  ),
  collections: inContext(
    `${PAGING},`,
    `collections(${PAGED}) { nodes { id title handle image { ${IMAGE} } } ${PAGE_INFO} }`,
  ),
  catalog: inContext(`${PAGING},`, `products(${PAGED}) { nodes { ${PRODUCT_ITEM} } ${PAGE_INFO} }`),
  search: inContext(
    `$term: String!, ${PAGING},`,
    `articles: search(query: $term, types: [ARTICLE], first: $first) {
      nodes { ... on Article { ${FOUND} } }
    }
    pages: search(query: $term, types: [PAGE], first: $first) { nodes { ... on Page { ${FOUND} } } }
    products: search(
      ${PAGED}, query: $term, sortKey: RELEVANCE, types: [PRODUCT], unavailableProducts: HIDE
    ) {
      nodes { ... on Product { ${FOUND} publishedAt vendor ${FOUND_VARIANT} } } ${PAGE_INFO}
    }`,
  ),
  predictiveSearch: inContext(
    `$limit: Int!, $limitScope: PredictiveSearchLimitScope!, $term: String!,
     $types: [PredictiveSearchType!],`,
    `predictiveSearch(limit: $limit, limitScope: $limitScope, query: $term, types: $types) {
      articles { ${FOUND} blog { handle } image { url altText width height } }
      collections { ${FOUND} image { url altText width height } }
      pages { ${FOUND} }
      products { ${FOUND} ${FOUND_VARIANT} }
      queries { __typename text styledText trackingParameters }
    }`,
  ),
  page: inContext('$handle: String!,', `page(handle: $handle) { handle id title body ${WORDS} }`),
  policy: inContext(
    '$privacyPolicy: Boolean!, $refundPolicy: Boolean!,',
    `shop {
      privacyPolicy @include(if: $privacyPolicy) { body handle id title url }
      refundPolicy @include(if: $refundPolicy) { body handle id title url }
    }`,
  ),
  policies: inContext(
    '',
    `shop {
      privacyPolicy { id title handle } shippingPolicy { id title handle }
      termsOfService { id title handle } refundPolicy { id title handle }
      subscriptionPolicy { id title handle }
    }`,
  ),
  blogs: inContext(
    `${PAGING},`,
    `blogs(${PAGED}) { nodes { title handle ${WORDS} } ${PAGE_INFO} }`,
  ),
  blog: inContext(
    `$blogHandle: String!, ${PAGING},`,
    `blog(handle: $blogHandle) {
      title handle ${WORDS}
      articles(${PAGED}) {
        nodes {
          author: authorV2 { name } contentHtml handle id image { ${IMAGE} } publishedAt title
          blog { handle }
        } ${PAGE_INFO}
      }
    }`,
  ),
  article: inContext(
    '$articleHandle: String!, $blogHandle: String!,',
    `blog(handle: $blogHandle) {
      handle
      articleByHandle(handle: $articleHandle) {
        handle title contentHtml publishedAt author: authorV2 { name } image { ${IMAGE} } ${WORDS}
      }
    }`,
  ),
  sitemapIndex: `{
    products: sitemap(type: PRODUCT) { pagesCount { count } }
    metaObjects: sitemap(type: METAOBJECT) { pagesCount { count } }
  }`,
  sitemap: `query ($page: Int!) {
    sitemap(type: METAOBJECT) { resources(page: $page) {
      items { handle updatedAt ... on SitemapResourceMetaobject { type } }
    } }
    products: sitemap(type: PRODUCT) { resources(page: $page) { items { handle updatedAt } } }
  }`,
  redirect:
    'query ($query: String) { urlRedirects(first: 1, query: $query) { edges { node { target } } } }',
}
