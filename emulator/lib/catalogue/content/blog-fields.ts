import type { ConnectionArguments } from '../connection.ts'
import { type FieldValues, metafieldFields } from '../field-values.ts'
import type { BlogRecord } from '../seeds/blog-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'

import { articleConnection, authorFields } from './article-fields.ts'

/** A blog as the schema's `Blog`. */
export function blogFields(record: BlogRecord, view: View): FieldValues {
  const blog = inLanguage(record, view.buyer.language)
  const authors = new Map(blog.articles.map(({ author }) => [author.lastName, author]))
  return {
    __typename: 'Blog',
    id: `gid://shopify/Blog/${blog.number}`,
    handle: blog.handle,
    title: blog.title,
    seo: { title: blog.title, description: blog.description },
    onlineStoreUrl: null,
    authors: [...authors.values()].map(authorFields),
    articles: (args: ConnectionArguments) => articleConnection(blog.articles, args, view),
    articleByHandle: ({ handle }: { readonly handle: string }) => {
      const found = blog.articles.find((article) => article.handle === handle)
      return found === undefined ? null : view.article(found)
    },
    ...metafieldFields,
  }
}
