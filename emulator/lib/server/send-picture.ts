import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Picture } from '../demo-shop/pictures.ts'

/** As long as an address is to be kept at all: one year, as Shopify's CDN says. */
const FOR_GOOD = 'public, max-age=31536000, immutable'

/** Kept, and asked about each time: what a seed has named can have another name by then. */
const ASK_EACH_TIME = 'public, no-cache'

/** What can be sent of a picture, made once. */
interface Sendable {
  readonly etag: string
  readonly identity: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

const sendables = new WeakMap<Picture, Sendable>()

/** Sends a picture compressed, or says that the browser has it already. */
export function sendPicture(
  { headers }: IncomingMessage,
  response: ServerResponse,
  picture: Picture,
): void {
  const sendable = sendables.get(picture) ?? prepare(picture)
  sendables.set(picture, sendable)
  response.setHeader('Cache-Control', picture.isSettled ? FOR_GOOD : ASK_EACH_TIME)
  response.setHeader('ETag', sendable.etag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (headers['if-none-match']?.includes(sendable.etag)) {
    response.writeHead(304).end()
    return
  }
  const encoding = acceptedEncoding(headers['accept-encoding'] ?? '')
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.writeHead(200, {
    'Content-Type': 'image/svg+xml',
    'Content-Length': sendable[encoding].byteLength,
  })
  response.end(sendable[encoding])
}

/** The best quality takes ten times as long, for a sixth of the bytes. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** The ETag is weak (RFC 9110, section 8.8.1): the bytes differ from encoding to encoding. */
function prepare({ svg }: Picture): Sendable {
  const digest = createHash('sha256').update(svg).digest('base64url').slice(0, 22)
  return {
    etag: `W/"${digest}"`,
    identity: Buffer.from(svg),
    gzip: gzipSync(svg),
    br: brotliCompressSync(svg, BROTLI),
  }
}

/** Reads e.g. `gzip, deflate, br;q=0` (RFC 9110, section 12.5.3); the smallest that is welcome. */
function acceptedEncoding(accepted: string): 'br' | 'gzip' | 'identity' {
  const welcome = accepted
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim())
  if (welcome.includes('br')) return 'br'
  return welcome.includes('gzip') ? 'gzip' : 'identity'
}
