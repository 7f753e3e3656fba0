import { connection } from 'next/server'

/** Rendered at each request, and nothing else. */
export default async function Page() {
  await connection()
  return <p>Good day.</p>
}
