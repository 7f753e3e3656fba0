import Link from 'next/link'

/** Says that there is nothing at this address. */
export function NotFoundMessage() {
  return (
    <div className="message">
      <h1>Not on the shelf</h1>
      <p>There is no page at this address. It may have moved, or be gone for good.</p>
      <p className="actions">
        <Link href="/" className="button">
          Go to the shop
        </Link>
      </p>
    </div>
  )
}
