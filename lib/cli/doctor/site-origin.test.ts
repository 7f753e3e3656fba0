import { expect, test } from 'vitest'
import { folderWith, runInProcess } from '../command-fixture.ts'
import type { Finding } from '../finding.ts'

const ENV = {
  SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN: 'shpat_for_tests',
  SESSION_PASSWORD: 'k3Jx9ZqLw8Rt2Vn5Yp7Bc4Df6Gh1Ms0A',
}

/** What the doctor says of the variable, beside that everything is there. */
async function saidOf(SESSION_SITE_ORIGIN: string): Promise<readonly Finding[]> {
  const start = { folder: folderWith({}), env: { ...ENV, SESSION_SITE_ORIGIN } }
  const { out } = await runInProcess(['doctor', '--json'], start)
  const findings: readonly Finding[] = JSON.parse(out).findings
  return findings.filter(({ message }) => /origin|Forms/.test(message))
}

test('the origin of the site is shown as it was understood', async () => {
  expect(await saidOf('https://Shop.Example/')).toMatchObject([
    { level: 'ok', message: 'Forms are accepted from pages of https://shop.example only.' },
  ])
  expect(await saidOf('')).toEqual([])
})

test('one that cannot be is an error, with what to set instead', async () => {
  expect(await saidOf('shop.example')).toMatchObject([
    {
      level: 'error',
      message: 'SESSION_SITE_ORIGIN is not an origin.',
      todo: expect.stringContaining('https://shop.example'),
    },
  ])
})
