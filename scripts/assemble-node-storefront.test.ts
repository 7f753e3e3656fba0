import { expect, test } from 'vitest'
import { proxyOf } from './assemble-node-storefront.ts'

const MIDDLEWARE = `import { createSessionMiddleware } from 'next-storefront-session/middleware'
export const middleware = createSessionMiddleware()
export const config = { matcher: '/account' }
`

test('a proxy is the middleware under another name', () => {
  expect(proxyOf(MIDDLEWARE)).toBe(
    MIDDLEWARE.replace('export const middleware', 'export const proxy'),
  )
})

test('a middleware that is exported in another way is refused, and not built without it', () => {
  expect(() => proxyOf('export default createSessionMiddleware()')).toThrow(/say it once/)
  expect(() => proxyOf(MIDDLEWARE + MIDDLEWARE)).toThrow(/say it once/)
})
