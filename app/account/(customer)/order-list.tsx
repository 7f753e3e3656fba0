import Link from 'next/link'
import type { OrderSummary } from 'next-storefront-session/server'
import { OrderPicture } from '../../components/order-picture'
import { Day } from '../../components/utc-time'
import { formatPrice } from '../../format-price'
import { LOCALES } from '../../language'
import { getTexts } from '../../texts/get-texts'
import { orderStatus } from './order-status'

/** Orders, each a link to its page. */
export async function OrderList({ orders }: { orders: readonly OrderSummary[] }) {
  const { words, language } = await getTexts()
  return (
    <ul className="order-list">
      {orders.map((order) => (
        <li key={order.orderNumber}>
          <OrderPicture url={order.picture?.url} />
          <p className="order-name">
            <Link href={`/account/orders/${order.orderNumber}`} prefetch={false}>
              {words.orders.order(order.name)}
            </Link>
          </p>
          <p className="order-date">
            <Day instant={order.processedAt} language={language} />
          </p>
          <p className="order-status">{orderStatus(order, words)}</p>
          <p className="price">{formatPrice(order.totalPrice, LOCALES[language])}</p>
        </li>
      ))}
    </ul>
  )
}
