import Link from 'next/link'

export default function HomePage() {
  return (
    <main>
      <h1>A shop</h1>
      <Link href="/account">Your account</Link>
    </main>
  )
}
