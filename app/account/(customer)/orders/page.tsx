import type { Metadata } from 'next'
import Link from 'next/link'
import type { OrderPage, PageRequest } from 'next-storefront-session/server'
import { UnavailableNotice } from '../../../components/notice'
import { type PageQuery, single } from '../../../query-value'
import { getOrders, requireSession } from '../../../session'
import { getTexts } from '../../../texts/get-texts'
import { dataOrLogin } from '../../data-or-login'
import { OrderList } from '../order-list'
import { WhileLoading } from '../while-loading'

const PATH = '/account/orders'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.orders.title }
}

export default async function OrdersPage({ searchParams }: { searchParams: PageQuery }) {
  await requireSession(PATH)
  const [{ words }, query] = await Promise.all([getTexts(), searchParams])
  const page = { after: single(query['after']), before: single(query['before']) }
  return (
    <>
      <div className="page-heading">
        <h1>{words.orders.title}</h1>
      </div>
      <WhileLoading>
        <Orders page={page} />
      </WhileLoading>
    </>
  )
}

async function Orders({ page }: { page: PageRequest }) {
  const { words } = await getTexts()
  const read = dataOrLogin(await getOrders(page), PATH)
  if (read === undefined) return <UnavailableNotice />
  const { orders, pageInfo } = read
  if (orders.length === 0) {
    return (
      <div className="empty">
        <p>{words.orders.none}</p>
        <p>
          <Link href="/">{words.orders.toTheShop}</Link>
        </p>
      </div>
    )
  }
  return (
    <div className="narrow">
      <OrderList orders={orders} />
      <Paging pageInfo={pageInfo} />
    </div>
  )
}

async function Paging({ pageInfo }: Pick<OrderPage, 'pageInfo'>) {
  const { words } = await getTexts()
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo
  if (!hasNextPage && !hasPreviousPage) return null
  return (
    <nav aria-label={words.orders.pages} className="paging">
      {hasPreviousPage && (
        <PageLink rel="prev" query={{ before: startCursor ?? '' }}>
          {`← ${words.orders.newer}`}
        </PageLink>
      )}
      {hasNextPage && (
        <PageLink rel="next" query={{ after: endCursor ?? '' }}>
          {`${words.orders.older} →`}
        </PageLink>
      )}
    </nav>
  )
}

function PageLink({
  rel,
  query,
  children,
}: {
  rel: 'prev' | 'next'
  query: Record<string, string>
  children: string
}) {
  return (
    <Link href={`${PATH}?${new URLSearchParams(query)}`} rel={rel} prefetch={false}>
      {children}
    </Link>
  )
}
