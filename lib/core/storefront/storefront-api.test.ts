import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { requestStorefront } from './storefront-api.ts'

const seen: IncomingHttpHeaders[] = []
const server = createServer((request, response) => {
  seen.push(request.headers)
  response.end('{}')
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => server.close())

async function headersOf(
  tokens: { publicAccessToken: string | null; privateAccessToken: string | null },
  buyerIp: string | null,
): Promise<IncomingHttpHeaders> {
  const store = { origin, apiVersion: '2026-04', ...tokens }
  await requestStorefront({ store, timeoutMs: 10_000, buyerIp: () => buyerIp }, '{}', 100)
  return seen.at(-1) ?? {}
}

const PRIVATE = { publicAccessToken: 'public', privateAccessToken: 'private' }
const PUBLIC = { publicAccessToken: 'public', privateAccessToken: null }

test('the private token goes with the address of the buyer, if there is one', async () => {
  expect(await headersOf(PRIVATE, '203.0.113.7')).toMatchObject({
    'shopify-storefront-private-token': 'private',
    'shopify-storefront-buyer-ip': '203.0.113.7',
  })
  const without = await headersOf(PRIVATE, null)
  expect(without['shopify-storefront-private-token']).toBe('private')
  expect(without).not.toHaveProperty('shopify-storefront-buyer-ip')
})

test('the public token goes alone', async () => {
  const headers = await headersOf(PUBLIC, '203.0.113.7')
  expect(headers['x-shopify-storefront-access-token']).toBe('public')
  expect(Object.keys(headers).join()).not.toMatch(/private|buyer/)
})

test('hydrogen-react has nothing to warn of while a shop is developed', async () => {
  const said = (['warn', 'info', 'error', 'log'] as const).map((name) =>
    vi.spyOn(console, name).mockReturnValue(undefined),
  )
  await headersOf(PRIVATE, null)
  await headersOf(PUBLIC, null)
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([])
})
