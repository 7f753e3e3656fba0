import type { Metadata } from 'next'
import Link from 'next/link'
import { UnavailableNotice } from '../../components/notice'
import { UtcTime } from '../../components/utc-time'
import { requireSession } from '../../session'
import { getTexts } from '../../texts/get-texts'
import { AddressLines } from './address-lines'
import { getOverview, type Overview } from './get-overview'
import { LogOutForm } from './log-out-form'
import { OrderList } from './order-list'
import { SessionCheck } from './session-check'
import { WhileLoading } from './while-loading'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.overview.title }
}

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  const { words } = await getTexts()
  return (
    <>
      <div className="page-heading">
        <h1>{words.overview.hello(customer.firstName ?? customer.displayName)}</h1>
      </div>
      <div className="account">
        <div className="account-sections">
          <WhileLoading>
            <Stored name={customer.displayName} />
          </WhileLoading>
        </div>
        <SessionPanel expiresAt={expiresAt} />
      </div>
    </>
  )
}

async function Stored({ name }: { name: string }) {
  const overview = await getOverview()
  return (
    <>
      {overview === undefined && <UnavailableNotice />}
      <Details overview={overview} name={name} />
      {overview && <LatestOrders overview={overview} />}
    </>
  )
}

/** What Shopify knows about the customer, or their name alone while it cannot be asked. */
async function Details({ overview, name }: { overview: Overview | undefined; name: string }) {
  const { words } = await getTexts()
  return (
    <section aria-labelledby="details">
      <h2 id="details">{words.overview.details}</h2>
      <dl className="details">
        <dt>{words.overview.name}</dt>
        <dd>{overview?.profile.displayName ?? name}</dd>
        {overview && <StoredDetails overview={overview} />}
      </dl>
    </section>
  )
}

async function StoredDetails({ overview }: { overview: Overview }) {
  const { words, messages } = await getTexts()
  const { profile, defaultAddress } = overview
  const { noneGiven } = words.overview
  return (
    <>
      <dt>{messages.label('email')}</dt>
      <dd>{profile.email ?? noneGiven}</dd>
      <dt>{messages.label('phone')}</dt>
      <dd>{profile.phone ?? noneGiven}</dd>
      <dt>{words.overview.defaultAddress}</dt>
      <dd>
        {defaultAddress === null ? (
          noneGiven
        ) : (
          <AddressLines formatted={defaultAddress.formatted} />
        )}
      </dd>
    </>
  )
}

async function LatestOrders({ overview }: { overview: Overview }) {
  const { words } = await getTexts()
  const { orders } = overview
  return (
    <section aria-labelledby="latest-orders">
      <h2 id="latest-orders">{words.overview.latestOrders}</h2>
      {orders.length === 0 ? (
        <p className="quiet">{words.overview.noOrders}</p>
      ) : (
        <>
          <OrderList orders={orders} />
          <p className="more">
            <Link href="/account/orders" prefetch={false}>
              {words.overview.allOrders}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

async function SessionPanel({ expiresAt }: { expiresAt: string }) {
  const { words, language } = await getTexts()
  return (
    <section aria-labelledby="session" className="panel">
      <h2 id="session">{words.overview.session}</h2>
      <p className="valid-until">
        {words.overview.validUntil} <UtcTime instant={expiresAt} language={language} />
      </p>
      <p>{words.overview.renews}</p>
      <div className="panel-actions">
        <SessionCheck words={words.check} language={language} />
        <LogOutForm {...words.logOut} />
      </div>
    </section>
  )
}
