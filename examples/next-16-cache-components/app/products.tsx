import { cacheLife } from 'next/cache'

/** The same for everybody, so it is kept. It cannot ask for the session, and has no need to. */
export async function Products() {
  'use cache'
  cacheLife('hours')
  const products = await Promise.resolve(['Linen shirt', 'Wool socks'])
  return (
    <ul>
      {products.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  )
}
