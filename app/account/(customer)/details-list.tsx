import type { CustomerDetails } from './get-customer-details'

/** What Shopify knows about the customer, or their name alone while it cannot be asked. */
export function DetailsList({ details, name }: { details: CustomerDetails | null; name: string }) {
  return (
    <dl className="details">
      <dt>Name</dt>
      <dd>{details?.displayName ?? name}</dd>
      {details !== null && <StoredDetails details={details} />}
    </dl>
  )
}

function StoredDetails({ details }: { details: CustomerDetails }) {
  const { email, phone, defaultAddress } = details
  return (
    <>
      <dt>E-mail address</dt>
      <dd>{email ?? 'None given'}</dd>
      <dt>Phone</dt>
      <dd>{phone ?? 'None given'}</dd>
      <dt>Address</dt>
      <dd>{defaultAddress === null ? 'None given' : <Address {...defaultAddress} />}</dd>
    </>
  )
}

function Address({ formatted }: { formatted: readonly string[] }) {
  return (
    <address>
      {formatted.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  )
}
