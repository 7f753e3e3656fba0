import type { Translations } from './translations.ts'

/** A blog with its articles. */
export interface BlogRecord {
  readonly handle: string
  readonly number: number
  readonly title: string
  readonly description: string
  readonly articles: readonly ArticleRecord[]
  readonly translations: Translations<'title' | 'description'>
}

/** An article of a blog. */
export interface ArticleRecord {
  readonly handle: string
  readonly number: number
  readonly title: string
  readonly excerpt: string
  /** HTML. */
  readonly body: string
  readonly author: { readonly firstName: string; readonly lastName: string; readonly bio: string }
  readonly tags: readonly string[]
  /** Handle of the product whose picture stands above the article. */
  readonly cover: string
  /** ISO 8601. */
  readonly publishedAt: string
  readonly translations: Translations<'title' | 'excerpt' | 'body'>
}
