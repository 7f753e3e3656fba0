import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { OrderDetails } from 'next-storefront-session/server'
import { UnavailableNotice } from '../../../../components/notice'
import { UtcTime } from '../../../../components/utc-time'
import { getOrder, requireSession } from '../../../../session'
import { getTexts } from '../../../../texts/get-texts'
import { dataOrLogin } from '../../../data-or-login'
import { AddressLines } from '../../address-lines'
import { orderStatus } from '../../order-status'
import { WhileLoading } from '../../while-loading'
import { OrderLines } from './order-lines'
import { OrderTotals } from './order-totals'

interface OrderPageProps {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const [{ number }, { words }] = await Promise.all([params, getTexts()])
  return { title: words.orders.order(`#${number}`) }
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { number } = await params
  await requireSession(pathOf(number))
  if (!/^\d{1,12}$/.test(number)) notFound()
  const { words } = await getTexts()
  return (
    <>
      <p className="back-link">
        <Link href="/account/orders" prefetch={false}>
          <span aria-hidden="true">← </span>
          {words.orders.back}
        </Link>
      </p>
      <WhileLoading>
        <StoredOrder number={number} />
      </WhileLoading>
    </>
  )
}

function pathOf(number: string): string {
  return `/account/orders/${number}`
}

async function StoredOrder({ number }: { number: string }) {
  const order = dataOrLogin(await getOrder(Number(number)), pathOf(number))
  if (order === null) notFound()
  return order === undefined ? <Unavailable number={number} /> : <Order order={order} />
}

async function Unavailable({ number }: { number: string }) {
  const { words } = await getTexts()
  return (
    <>
      <div className="page-heading">
        <h1>{words.orders.order(`#${number}`)}</h1>
      </div>
      <UnavailableNotice />
    </>
  )
}

async function Order({ order }: { order: OrderDetails }) {
  const { words, language } = await getTexts()
  return (
    <>
      <div className="page-heading">
        <h1>{words.orders.order(order.name)}</h1>
        <p>
          <UtcTime instant={order.processedAt} language={language} />
        </p>
      </div>
      <div className="account">
        <div className="account-sections">
          <OrderLines lines={order.lines} />
          <OrderTotals order={order} />
        </div>
        <OrderFacts order={order} />
      </div>
    </>
  )
}

async function OrderFacts({ order }: { order: OrderDetails }) {
  const { words } = await getTexts()
  const { financialStatus, shippingAddress } = order
  return (
    <section aria-labelledby="status" className="panel">
      <h2 id="status">{words.orders.status}</h2>
      <dl className="facts">
        <dt>{words.orders.deliveryLabel}</dt>
        <dd>{orderStatus(order, words)}</dd>
        <dt>{words.orders.paymentLabel}</dt>
        <dd>{financialStatus ? words.orders.payment[financialStatus] : '–'}</dd>
        <dt>{words.orders.shippingAddress}</dt>
        <dd>
          {shippingAddress === null ? (
            words.orders.noAddress
          ) : (
            <AddressLines {...shippingAddress} />
          )}
        </dd>
      </dl>
    </section>
  )
}
