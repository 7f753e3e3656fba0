import { inLanguage } from '../../seeds/translations.ts'
import { connectionOf } from '../connection.ts'
import { type Identification, type ResourceType, resource } from '../resource.ts'
import {
  type ListArguments,
  searchRecords,
  sortRecords,
  TITLE_SORT_KEYS,
} from '../select-records.ts'
import type { WithView } from '../view.ts'
import { articleConnection } from './blog-fields.ts'

/** The root fields of what there is to read: menus, pages, blogs and their articles, redirects. */
export function contentRootFields(withView: WithView) {
  const one = (type: ResourceType) =>
    withView((view, wanted: Identification) => resource(type, wanted, view))
  return {
    menu: one('Menu'),
    page: one('Page'),
    pageByHandle: one('Page'),
    pages: withView((view, args: ListArguments) => {
      const found = searchRecords(view.data.pages, args.query, (record) => {
        const { title, handle, createdAt, updatedAt } = inLanguage(record, view.buyer.language)
        const fields = { title, handle, created_at: createdAt, updated_at: updatedAt }
        return { text: title, fields }
      })
      return connectionOf(sortRecords(found, args.sortKey, TITLE_SORT_KEYS), args, view.page)
    }),
    blog: one('Blog'),
    blogByHandle: one('Blog'),
    blogs: withView((view, args: ListArguments) => {
      const found = searchRecords(view.data.blogs, args.query, ({ title, handle }) => ({
        text: title,
        fields: { title, handle },
      }))
      return connectionOf(sortRecords(found, args.sortKey, TITLE_SORT_KEYS), args, view.blog)
    }),
    article: one('Article'),
    articles: withView((view, args: ListArguments) =>
      articleConnection(view.data.articles, args, view),
    ),
    urlRedirects: withView(({ data }, args: ListArguments) => {
      const found = searchRecords(data.redirects, args.query, ({ path, target }) => ({
        text: path,
        fields: { path, target },
      }))
      return connectionOf(found, args, ({ number, path, target }) => ({
        id: `gid://shopify/UrlRedirect/${number}`,
        path,
        target,
      }))
    }),
  }
}
