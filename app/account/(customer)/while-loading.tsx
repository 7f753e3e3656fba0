import { headers } from 'next/headers'
import { type ReactNode, Suspense } from 'react'
import { getTexts } from '../../texts/get-texts'

/**
 * What is around it is shown at once, while the store is asked. Only to somebody who goes from page
 * to page with JavaScript, which puts in the rest when it comes. A document is sent whole: without
 * JavaScript the rest would never be seen, and a redirect or a 404 could not have its status.
 */
export async function WhileLoading({ children }: { children: ReactNode }) {
  const isDocument = (await headers()).get('sec-fetch-dest') !== 'empty'
  return isDocument ? children : <Suspense fallback={<Loading />}>{children}</Suspense>
}

async function Loading() {
  const { words } = await getTexts()
  return (
    <p role="status" className="loading">
      {words.loading}
    </p>
  )
}
