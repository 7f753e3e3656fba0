import type { Metadata } from 'next'
import { ProductGrid } from '../../components/product-grid'
import { SearchForm } from '../../components/search-form'
import { type PageQuery, single } from '../../query-value'
import { getTexts } from '../../texts/get-texts'
import { findProducts } from './find-products'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.shop.search.title, robots: { index: false } }
}

/** The field of the header leads here: a form, which needs no JavaScript. */
export default async function SearchPage({ searchParams }: { searchParams: PageQuery }) {
  const { search: words } = (await getTexts()).words.shop
  const query =
    single((await searchParams)['q'])
      ?.trim()
      .slice(0, 100) ?? ''
  return (
    <>
      <div className="page-heading search-heading">
        <h1>{words.title}</h1>
        <SearchForm id="search" query={query} />
      </div>
      {query === '' ? <p className="quiet">{words.hint}</p> : <Results query={query} />}
    </>
  )
}

async function Results({ query }: { query: string }) {
  const { search: words } = (await getTexts()).words.shop
  const found = await findProducts(query)
  if (found === null) return <p className="notice">{words.unavailable}</p>
  return (
    <>
      <h2 className="shelf-title">{words.found(found.totalCount, query)}</h2>
      {found.totalCount === 0 ? <p>{words.nothing}</p> : <ProductGrid products={found.nodes} />}
    </>
  )
}
