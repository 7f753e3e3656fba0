import { type ConnectionArguments, connectionOf } from '../connection.ts'
import { plainText } from '../description.ts'
import { matchesSearch } from '../search/matches-search.ts'
import type { ArticleRecord } from '../seeds/blog-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'

interface ArticleArguments extends ConnectionArguments {
  readonly query?: string | null
  readonly sortKey?: string | null
}

/** Articles as a connection, filtered and sorted as asked. */
export function articleConnection(
  articles: readonly ArticleRecord[],
  args: ArticleArguments,
  view: View,
) {
  const found = articles.filter((article) =>
    matchesSearch(args.query, articleSubject(article, view)),
  )
  return connectionOf(sortArticles(found, args.sortKey), args, view.article)
}

function articleSubject(article: ArticleRecord, { buyer, data }: View) {
  const { title, body } = inLanguage(article, buyer.language)
  const blog = data.blogs.find(({ articles }) => articles.includes(article))
  return {
    text: [title, plainText(body), ...article.tags].join('\n'),
    fields: {
      author: [`${article.author.firstName} ${article.author.lastName}`],
      blog_title: [blog?.title ?? ''],
      tag: article.tags,
      created_at: [article.publishedAt],
      updated_at: [article.publishedAt],
    },
  }
}

/** An article is updated when it is published: nobody edits them here. */
function sortArticles(
  articles: readonly ArticleRecord[],
  sortKey: string | null | undefined,
): readonly ArticleRecord[] {
  const key = SORT_KEYS[sortKey ?? '']
  if (key === undefined) return articles
  return articles.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
}

const SORT_KEYS: Readonly<Record<string, (article: ArticleRecord) => string>> = {
  TITLE: ({ title }) => title,
  AUTHOR: ({ author }) => author.lastName,
  PUBLISHED_AT: ({ publishedAt }) => publishedAt,
  UPDATED_AT: ({ publishedAt }) => publishedAt,
}
