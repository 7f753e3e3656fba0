import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleSize } from '../scripts/bundle-size.ts'
import { accountCookieRows } from './account-cookie-rows.ts'
import { folderOf } from './build-shop.ts'
import { loadPeer, PEERS } from './peer.ts'
import type { Row } from './row.ts'
import { COOKIE_NAME, sessionCookies } from './sessions.ts'

/** Weighs what is sent and what is deployed. The builds have to be there. */
export async function benchBytes(): Promise<Row[]> {
  const client = await bundleSize('lib/client/index.ts')
  return [
    {
      what: 'client bundle of `next-storefront-session/client`',
      figure: `${client.gzipped} bytes`,
      remark: `gzip, without React and Next; ${client.minified} minified`,
    },
    edgeRow('ours', 'both kinds of accounts; '),
    ...PEERS.map((name) => edgeRow(name)),
    ...(await cookieRows()),
    ...(await accountCookieRows()),
  ]
}

function edgeRow(name: string, remark = ''): Row {
  const bytes = edgeBytes(name) - edgeBytes('no-op')
  return {
    what: `edge middleware, ${name}`,
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
