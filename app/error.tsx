'use client'
import Link from 'next/link'

/** What a visitor sees when a page cannot be shown at all, e.g. because the store is away. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <div className="message">
        <h1>Something went wrong</h1>
        <p>This page cannot be shown at the moment. Try again.</p>
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
