import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createStorefrontEmulator, DEFAULT_CLIENT_ID } from 'storefront-emulator'
import { afterAll, afterEach, expect, test } from 'vitest'
import { folderWith, removeFolders, runInProcess } from '../command-fixture.ts'
import type { Finding } from '../finding.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
afterAll(removeFolders)

const SITE = 'http://localhost:3000'

/** A store whose client has these addresses in its settings. */
async function storeWith(redirectUri: string, logoutUri: string): Promise<string> {
  const customerAccounts = { redirectUris: [redirectUri], logoutUris: [logoutUri] }
  const emulator = createStorefrontEmulator({ customerAccounts })
  ends.push(() => emulator.close())
  return emulator.listen()
}

async function findings(storeDomain: string, nextConfig = ''): Promise<readonly Finding[]> {
  const { out } = await runInProcess(['doctor', '--json', '--timeout', '20000'], {
    folder: folderWith({ 'package.json': '{}', 'next.config.ts': nextConfig }),
    env: {
      SHOPIFY_STORE_DOMAIN: storeDomain,
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: 'emulator-private-token',
      SESSION_PASSWORD: 'k3Jx9ZqLw8Rt2Vn5Yp7Bc4Df6Gh1Ms0A',
      SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: DEFAULT_CLIENT_ID,
      SESSION_SITE_ORIGIN: SITE,
    },
  })
  return JSON.parse(out).findings
}

async function found(check: string, storeDomain: string, nextConfig?: string) {
  return (await findings(storeDomain, nextConfig)).find((finding) => finding.check === check)
}

test('a logout URI that Shopify does not know is an error, and named as it has to be listed', async () => {
  const store = await storeWith(`${SITE}/api/session/callback`, `${SITE}/goodbye`)
  expect(await found('logout-address', store)).toMatchObject({
    level: 'error',
    message: `Shopify does not lead back to ${SITE}/ after a log-out.`,
    todo: expect.stringContaining('logout URIs'),
  })
})

test('where nothing is said of the address, it is not claimed to be right', async () => {
  const store = await storeWith(`${SITE}/api/session/callback`, `${SITE}/`)
  expect(await found('logout-address', store)).toMatchObject({
    level: 'ok',
    message: expect.stringContaining('cannot be seen without a session'),
    todo: expect.stringContaining(`${SITE}/ is a logout URI`),
  })
})

test('below a base path both addresses have it', async () => {
  const store = await storeWith(`${SITE}/shop/api/session/callback/`, `${SITE}/shop/`)
  const config = "export default {\n  basePath: '/shop',\n  trailingSlash: true,\n}\n"
  expect(await found('callback', store, config)).toMatchObject({ level: 'ok' })
  expect(await found('callback', store)).toMatchObject({ level: 'error' })
  expect(await found('logout-address', store, config)).toMatchObject({ level: 'ok' })
  expect(await found('logout-address', store)).toMatchObject({ level: 'error' })
})

test('one that leads there although nobody has logged out is right', async () => {
  const emulated = await storeWith(`${SITE}/api/session/callback`, `${SITE}/`)
  const server = createServer(async (request, response) => {
    const { port } = server.address() as AddressInfo
    const path = request.url ?? '/'
    if (path.startsWith('/authentication/logout')) {
      response.writeHead(302, { location: `${SITE}/?state=` }).end()
      return
    }
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const method = request.method ?? 'GET'
    const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) }
    const sent = { method, headers: headers as never, redirect: 'manual', ...body } as const
    const answer = await fetch(emulated + path, sent)
    const text = (await answer.text()).replaceAll(emulated, `http://127.0.0.1:${port}`)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  expect(await found('logout-address', `http://127.0.0.1:${port}`)).toMatchObject({
    level: 'ok',
    message: `Shopify leads back to ${SITE}/ after a log-out.`,
  })
})
