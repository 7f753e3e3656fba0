import { PRODUCT_SUMMARY, type ProductSummary } from '../../product-summary'
import { askInLanguage } from '../../translated-storefront'

/** What a search has found; more may have been found than is handed out. */
export interface FoundProducts {
  readonly totalCount: number
  readonly nodes: readonly ProductSummary[]
}

const SEARCH = `#graphql
  query Search($query: String!, $language: LanguageCode!) @inContext(language: $language) {
    search(query: $query, first: 48, types: [PRODUCT], prefix: LAST) {
      totalCount
      nodes { ... on Product { ...ProductSummary } }
    }
  }
  ${PRODUCT_SUMMARY}`

/** The products with these words, or null while the store cannot be asked. */
export async function findProducts(query: string): Promise<FoundProducts | null> {
  try {
    const { search } = await askInLanguage<{ search: FoundProducts }>(SEARCH, { query })
    return search
  } catch (error) {
    console.error(error)
    return null
  }
}
