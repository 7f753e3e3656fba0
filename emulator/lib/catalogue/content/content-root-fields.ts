import { connectionOf } from '../connection.ts'
import type { Identification, ListArguments, Seen } from '../root-fields.ts'
import { matchesSearch } from '../search/matches-search.ts'
import { inLanguage } from '../seeds/translations.ts'
import { sortByTitle } from '../sort-by-title.ts'
import { withIdentification } from '../with-identification.ts'
import { articleConnection } from './article-connection.ts'
import { menuFields } from './menu-fields.ts'

/** The root fields of what there is to read: menus, pages, blogs and their articles, redirects. */
export function contentRootFields(seen: Seen) {
  const page = seen(({ data, page: show }, wanted: Identification) => {
    const found = withIdentification(data.pages, 'Page', wanted)
    return found === undefined ? null : show(found)
  })
  const blog = seen(({ data, blog: show }, wanted: Identification) => {
    const found = withIdentification(data.blogs, 'Blog', wanted)
    return found === undefined ? null : show(found)
  })
  return {
    menu: seen((view, { handle }: { readonly handle: string }) => {
      const found = view.data.menus.find((menu) => menu.handle === handle)
      return found === undefined ? null : menuFields(found, view)
    }),
    page,
    pageByHandle: page,
    pages: seen((view, args: ListArguments) => {
      const found = view.data.pages.filter((record) => {
        const { title, handle, createdAt, updatedAt } = inLanguage(record, view.buyer.language)
        const fields = {
          title: [title],
          handle: [handle],
          created_at: [createdAt],
          updated_at: [updatedAt],
        }
        return matchesSearch(args.query, { text: title, fields })
      })
      return connectionOf(sortByTitle(found, args.sortKey), args, view.page)
    }),
    blog,
    blogByHandle: blog,
    blogs: seen((view, args: ListArguments) => {
      const found = view.data.blogs.filter(({ title, handle }) =>
        matchesSearch(args.query, { text: title, fields: { title: [title], handle: [handle] } }),
      )
      return connectionOf(sortByTitle(found, args.sortKey), args, view.blog)
    }),
    article: seen(({ data, article: show }, wanted: Identification) => {
      const articles = data.blogs.flatMap((each) => each.articles)
      const found = withIdentification(articles, 'Article', wanted)
      return found === undefined ? null : show(found)
    }),
    articles: seen((view, args: ListArguments) =>
      articleConnection(
        view.data.blogs.flatMap((each) => each.articles),
        args,
        view,
      ),
    ),
    urlRedirects: seen(({ data }, args: ListArguments) => {
      const found = data.redirects.filter(({ path, target }) =>
        matchesSearch(args.query, { text: path, fields: { path: [path], target: [target] } }),
      )
      return connectionOf(found, args, ({ number, path, target }) => ({
        id: `gid://shopify/UrlRedirect/${number}`,
        path,
        target,
      }))
    }),
  }
}
