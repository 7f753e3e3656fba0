import type { ServerResponse } from 'node:http'

/**
 * Answers a browser that asks whether a page of another origin may call the token endpoint or the
 * Customer Account API: it may, and its `Origin` is looked at when it does.
 */
export function serveAccountPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  })
  response.end()
}
