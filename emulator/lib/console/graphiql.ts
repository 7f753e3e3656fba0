import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { Store } from '../store.ts'
import { PAGE_HEADERS } from './page.ts'

const FIRST_QUERY = new URL('../../assets/console/first-query.graphql', import.meta.url)

/** Sends GraphiQL, for the emulated API; all that it needs is in the page. Loaded when first asked for. */
export async function sendGraphiql(
  response: ServerResponse,
  { publicAccessToken }: Store,
): Promise<void> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const nonce = randomBytes(16).toString('base64')
  const headers = JSON.stringify({ 'X-Shopify-Storefront-Access-Token': publicAccessToken })
  const page = renderGraphiQL({
    title: 'GraphiQL: Storefront API emulator',
    endpoint: '/api/2026-04/graphql.json',
    headers: withoutTags(headers),
    defaultQuery: readFileSync(FIRST_QUERY, 'utf8'),
  })
  response.writeHead(200, { ...PAGE_HEADERS, 'Content-Security-Policy': policy(nonce) })
  response.end(page.replace(/<script>(?=\s+function prepareBlob)/, `<script nonce="${nonce}">`))
}

/** The page puts its options into a script, where a tag in a token would end it. */
function withoutTags(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

/** The editor makes its workers of blobs and styles its lines itself. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
