import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleSize } from '../scripts/bundle-size.ts'
import { accountCookieRows } from './account-cookie-rows.ts'
import { folderOf } from './build-shop.ts'
import { loadPeer, PEERS } from './peer.ts'
import type { Row } from './row.ts'
import { COOKIE_NAME, sessionCookies } from './sessions.ts'

const RESULTS = new URL('results.json', import.meta.url)

/**
 * Weighs what is sent and what is deployed. The builds have to be there; in a quick run only ours, and
 * what the middleware of the peers weighs is taken from the last whole one.
 */
export async function benchBytes({ isQuick }: { readonly isQuick: boolean }): Promise<Row[]> {
  const client = await bundleSize('lib/client/index.ts')
  return [
    {
      what: 'client bundle of `next-storefront-session/client`',
      figure: `${client.gzipped} bytes`,
      remark: `gzip, without React and Next; ${client.minified} minified`,
    },
    edgeRow(
      'ours',
      'both kinds of accounts, and without Next’s parser of user agents, which no-op has; ',
    ),
    ...PEERS.map((name) => (isQuick ? rowBefore(name) : edgeRow(name))),
    ...(await cookieRows()),
    ...(await accountCookieRows()),
  ]
}

const edgeWhat = (name: string) => `edge middleware, ${name}`

function rowBefore(name: string): Row {
  const { bytes }: { bytes: readonly Row[] } = JSON.parse(readFileSync(RESULTS, 'utf8'))
  const row = bytes.find(({ what }) => what === edgeWhat(name))
  return row ?? { what: edgeWhat(name), figure: 'not measured', remark: 'in a quick run' }
}

function edgeRow(name: string, remark = ''): Row {
  const bytes = edgeBytes(name) - edgeBytes('no-op')
  return {
    what: edgeWhat(name),
    figure: `${(bytes / 1000).toFixed(1)} kB`,
    remark: `${remark}over no-op: the files of its middleware, gzip each`,
  }
}

/** What a platform deploys for the middleware. */
function edgeBytes(name: string): number {
  const server = join(folderOf(name), '.next/server')
  const manifest = JSON.parse(readFileSync(join(server, 'middleware-manifest.json'), 'utf8'))
  const files: readonly string[] = manifest.middleware['/'].files
  return files
    .map((file) => readFileSync(join(folderOf(name), '.next', file)))
    .reduce((sum, content) => sum + gzipSync(content, { level: 9 }).byteLength, 0)
}

async function cookieRows(): Promise<Row[]> {
  const [ours = ''] = await sessionCookies({ count: 1 })
  const rows = [cookieRow(`ours, a token of 32 characters (${COOKIE_NAME})`, ours)]
  for (const name of PEERS.filter((peer) => peer !== 'iron-session')) {
    const { openSession } = await loadPeer(name)
    const { cookie, close } = await openSession()
    close?.()
    rows.push(cookieRow(name, cookie))
  }
  return rows
}

function cookieRow(whose: string, cookie: string): Row {
  return {
    what: `session cookie, ${whose}`,
    figure: `${Buffer.byteLength(cookie)} bytes`,
    remark: 'name and value',
  }
}
