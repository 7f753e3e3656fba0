import { emptyConnection } from '../connection.ts'
import { plainText, truncate } from '../description.ts'
import type { FieldValues } from '../field-values.ts'
import { imageFields } from '../products/image-fields.ts'
import type { ArticleRecord } from '../seeds/blog-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'
import { metafieldFields } from './metafield-fields.ts'

interface Cut {
  readonly truncateAt?: number | null
}

/** An article as the schema's `Article`. */
export function articleFields(record: ArticleRecord, view: View): FieldValues {
  const article = inLanguage(record, view.buyer.language)
  const author = authorFields(article.author)
  return {
    __typename: 'Article',
    id: `gid://shopify/Article/${article.number}`,
    handle: article.handle,
    title: article.title,
    content: ({ truncateAt }: Cut) => truncate(plainText(article.body), truncateAt),
    contentHtml: article.body,
    excerpt: ({ truncateAt }: Cut) => truncate(article.excerpt, truncateAt),
    excerptHtml: `<p>${article.excerpt}</p>`,
    author,
    authorV2: author,
    tags: article.tags,
    publishedAt: article.publishedAt,
    seo: { title: article.title, description: article.excerpt },
    image: () => imageOf(article, view),
    onlineStoreUrl: null,
    trackingParameters: null,
    comments: emptyConnection,
    blog: () => {
      const blog = view.data.blogs.find(({ articles }) => articles.includes(record))
      return blog && view.blog(blog)
    },
    ...metafieldFields,
  }
}

/** An author as the schema's `ArticleAuthor`. */
export function authorFields({ firstName, lastName, bio }: ArticleRecord['author']): FieldValues {
  const email = `${firstName.toLowerCase()}@example.com`
  return { firstName, lastName, name: `${firstName} ${lastName}`, bio, email }
}

function imageOf({ cover, number }: ArticleRecord, view: View): FieldValues | null {
  const product = view.productWithHandle(cover)
  if (product === undefined) return null
  const { handle, altText } = inLanguage(product, view.buyer.language)
  return imageFields(
    { id: `gid://shopify/ArticleImage/${number}`, name: handle, altText },
    view.origin,
  )
}
