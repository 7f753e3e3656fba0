'use client'
import Link from 'next/link'

/** What a visitor sees when a page cannot be shown at all, e.g. because the store is away. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <div className="message">
        <h1>This page is resting</h1>
        <p>
          Something kept it from being made just now. It is not your doing, and nothing is lost. Try
          again in a moment.
        </p>
        <p className="actions">
          <button type="button" className="button" onClick={() => retry()}>
            Try again
          </button>
          <Link href="/">Go to the shop</Link>
        </p>
      </div>
    </main>
  )
}
