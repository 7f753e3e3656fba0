import type { Metadata } from 'next'
import { UtcTime } from '../../components/utc-time'
import { requireSession } from '../../session'
import { DetailsList } from './details-list'
import { getCustomerDetails } from './get-customer-details'
import { LogOutForm } from './log-out-form'
import { SessionCheck } from './session-check'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  const details = await getCustomerDetails()
  return (
    <>
      <div className="page-heading">
        <h1>Hello, {customer.firstName ?? customer.displayName}</h1>
      </div>
      <div className="account">
        <section aria-labelledby="details">
          <h2 id="details">Your details</h2>
          {details === null && <DetailsNotice />}
          <DetailsList details={details} name={customer.displayName} />
        </section>
        <SessionPanel expiresAt={expiresAt} />
      </div>
    </>
  )
}

function DetailsNotice() {
  return (
    <p className="notice">
      Your details cannot be loaded at the moment. You are still logged in; please look again in a
      minute.
    </p>
  )
}

function SessionPanel({ expiresAt }: { expiresAt: string }) {
  return (
    <section aria-labelledby="session" className="panel">
      <h2 id="session">Your session</h2>
      <p className="valid-until">
        Valid until <UtcTime instant={expiresAt} />
      </p>
      <p>It renews itself while you keep coming back, so you stay logged in.</p>
      <div className="panel-actions">
        <SessionCheck />
        <LogOutForm />
      </div>
    </section>
  )
}
