import Link from 'next/link'
import { Products } from './products'

export default function HomePage() {
  return (
    <main>
      <h1>A shop</h1>
      <Products />
      <Link href="/account">Your account</Link>
    </main>
  )
}
