'use client'
import Link from 'next/link'
import { useShopWords } from './components/language-provider'

/** What a visitor sees when a page cannot be shown at all, e.g. because the store is away. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  const { failed, notFound } = useShopWords()
  return (
    <main id="content" tabIndex={-1}>
      <div className="message">
        <h1>{failed.title}</h1>
        <p>{failed.text}</p>
        <p className="actions">
          <button type="button" className="button" onClick={() => retry()}>
            {failed.again}
          </button>
          <Link href="/">{notFound.toTheShop}</Link>
        </p>
      </div>
    </main>
  )
}
