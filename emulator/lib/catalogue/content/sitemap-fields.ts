import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'

/** As many addresses as Shopify puts on one page. */
const PAGE_SIZE = 250

/** The addresses of one kind as the schema's `Sitemap`. There are no metaobjects. */
export function sitemapFields(type: string, { data }: View): FieldValues {
  const publishedAt = data.articles.map((article) => article.publishedAt)
  const newest = publishedAt.toSorted().at(-1) ?? ''
  const kinds: Readonly<Record<string, readonly SitemapEntry[]>> = {
    PRODUCT: data.products,
    COLLECTION: data.collections,
    PAGE: data.pages,
    ARTICLE: data.articles.map((article) => ({ ...article, updatedAt: article.publishedAt })),
    BLOG: data.blogs.map((blog) => ({ ...blog, updatedAt: newest })),
  }
  return pagesOf(kinds[type] ?? [])
}

interface SitemapEntry {
  readonly handle: string
  readonly title: string
  readonly updatedAt: string
}

function pagesOf(entries: readonly SitemapEntry[]): FieldValues {
  const pages = Math.ceil(entries.length / PAGE_SIZE)
  return {
    pagesCount: { count: pages, precision: 'EXACT' },
    resources: ({ page }: { readonly page: number }) => ({
      hasNextPage: page < pages,
      items: entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((entry) => ({
        __typename: 'SitemapResource',
        handle: entry.handle,
        title: entry.title,
        updatedAt: entry.updatedAt,
        image: null,
      })),
    }),
  }
}
