import type { Metadata } from 'next'
import { NotFoundMessage } from './components/not-found-message'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1}>
      <NotFoundMessage />
    </main>
  )
}
