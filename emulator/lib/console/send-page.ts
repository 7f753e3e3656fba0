import type { ServerResponse } from 'node:http'
import type { Html } from './html.ts'

/** What every page of the emulator is sent with: nothing from elsewhere, in no frame, kept nowhere. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends a page of the emulator. */
export function sendPageOfTheFace(response: ServerResponse, status: number, page: Html): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  })
  response.end(page.text)
}
