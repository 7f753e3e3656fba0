import type { ArticleRecord, BlogRecord } from '../../seeds/blog-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { connectionOf, emptyConnection } from '../connection.ts'
import { plainText, truncate } from '../description.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import { coverFields } from '../products/image-fields.ts'
import type { SearchSubject } from '../search/matches-search.ts'
import { type ListArguments, type SortKeys, searchRecords, sortRecords } from '../select-records.ts'
import type { View } from '../view.ts'

interface Cut {
  readonly truncateAt?: number | null
}

/** A blog as the schema's `Blog`. */
export function blogFields(record: BlogRecord, view: View): FieldValues {
  const blog = inLanguage(record, view.buyer.language)
  const authors = new Map(blog.articles.map(({ author }) => [author.lastName, author]))
  return {
    ...recordFields('Blog', blog),
    seo: { title: blog.title, description: blog.description },
    authors: [...authors.values()].map(authorFields),
    articles: (args: ListArguments) => articleConnection(blog.articles, args, view),
    articleByHandle: ({ handle }: { readonly handle: string }) => {
      const found = blog.articles.find((article) => article.handle === handle)
      return found === undefined ? null : view.article(found)
    },
  }
}

/** An article as the schema's `Article`. */
export function articleFields(record: ArticleRecord, view: View): FieldValues {
  const article = inLanguage(record, view.buyer.language)
  const author = authorFields(article.author)
  return {
    ...recordFields('Article', article),
    content: ({ truncateAt }: Cut) => truncate(plainText(article.body), truncateAt),
    contentHtml: article.body,
    excerpt: ({ truncateAt }: Cut) => truncate(article.excerpt, truncateAt),
    excerptHtml: `<p>${article.excerpt}</p>`,
    author,
    authorV2: author,
    seo: { title: article.title, description: article.excerpt },
    image: () => coverFields(`gid://shopify/ArticleImage/${article.number}`, article.cover, view),
    comments: emptyConnection,
    blog: () => {
      const blog = blogOf(record, view)
      return blog && view.blog(blog)
    },
  }
}

/** An author as the schema's `ArticleAuthor`. */
function authorFields({ firstName, lastName, bio }: ArticleRecord['author']): FieldValues {
  const email = `${firstName.toLowerCase()}@example.com`
  return { firstName, lastName, name: `${firstName} ${lastName}`, bio, email }
}

/** Articles as a connection, filtered and sorted as asked. */
export function articleConnection(
  articles: readonly ArticleRecord[],
  args: ListArguments,
  view: View,
) {
  const found = searchRecords(articles, args.query, (article) => articleSubject(article, view))
  return connectionOf(sortRecords(found, args.sortKey, SORT_KEYS), args, view.article)
}

/** An article is updated when it is published: nobody edits them here. */
const SORT_KEYS: SortKeys<ArticleRecord> = {
  TITLE: ({ title }) => title,
  AUTHOR: ({ author }) => author.lastName,
  PUBLISHED_AT: ({ publishedAt }) => publishedAt,
  UPDATED_AT: ({ publishedAt }) => publishedAt,
}

function articleSubject(article: ArticleRecord, view: View): SearchSubject {
  const { title, body, author, tags, publishedAt } = inLanguage(article, view.buyer.language)
  return {
    text: [title, plainText(body), ...tags].join('\n'),
    fields: {
      author: `${author.firstName} ${author.lastName}`,
      blog_title: blogOf(article, view)?.title ?? '',
      tag: tags,
      created_at: publishedAt,
      updated_at: publishedAt,
    },
  }
}

function blogOf(article: ArticleRecord, { data }: View) {
  return data.blogs.find(({ articles }) => articles.includes(article))
}
