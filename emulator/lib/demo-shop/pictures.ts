import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { escapeHtml } from '../seeds/escape-html.ts'
import { handleOf } from '../seeds/handle.ts'
import { DEMO_SHOP } from './demo-shop.ts'

/** Compressed SVGs, written by emulator/scripts/draw-pictures: one for each product of the demo shop. */
const PICTURES = new URL('../../assets/pictures/', import.meta.url)

const FOLDER = '/cdn/shop/files/'
const DETAIL = 'detail'

/** What the shop's logo is called. A product of that handle would lose its picture. */
export const LOGO_NAME = 'shop-logo'

/** What the second picture of a product is called. */
export function detailPictureName(handle: string): string {
  return `${handle}--${DETAIL}`
}

/** What the picture of a product in another colour is called. */
export function colourPictureName(handle: string, colour: string): string {
  return `${handle}--${handleOf(colour)}`
}

/** A picture drawn anew has an address of its own, so that a browser may keep the old one for good. */
const VERSION = versionOf(PICTURES)

function versionOf(folder: URL): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted())
    hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 8)
}

/** Where a picture is served. */
export function pictureUrl(name: string, origin: string): string {
  return `${origin}${FOLDER}${name}.svg?v=${VERSION}`
}

/** The colours in which a product is drawn, by their names; the first is that of its file. */
export function drawnColours(handle: string): Readonly<Record<string, string>> {
  const product = DEMO_SHOP.products.find((each) => each.handle === handle)
  return product?.options?.find(({ swatches }) => swatches !== undefined)?.swatches ?? {}
}

/** What the pictures are of. */
interface PictureSubjects {
  readonly shop: { readonly name: string }
  readonly products: readonly { readonly handle: string; readonly title: string }[]
}

/** A complete SVG. */
export interface Picture {
  readonly svg: string
  /** Whether it is the same as long as its address is: no seed has a word in it. */
  readonly isSettled: boolean
}

/** The picture that a path stands for, undefined when there is no such picture. */
export function pictureAt(path: string, { shop, products }: PictureSubjects): Picture | undefined {
  if (!path.startsWith(FOLDER) || !path.endsWith('.svg')) return undefined
  const name = path.slice(FOLDER.length, -'.svg'.length)
  if (name === LOGO_NAME) return { svg: wordmark(shop.name), isSettled: false }
  const [handle = '', look] = name.split('--')
  const product = products.find((each) => each.handle === handle)
  if (product === undefined) return undefined
  const isSettled = DEMO_SHOP.products.some((each) => each.handle === handle)
  const svg = withLook(isSettled ? storedPicture(handle) : placeholder(product.title), handle, look)
  return svg === undefined ? undefined : { svg, isSettled }
}

function withLook(svg: string, handle: string, look: string | undefined): string | undefined {
  if (look === undefined) return svg
  if (look === DETAIL) return closerLook(svg)
  const [[, drawn] = [], ...others] = Object.entries(drawnColours(handle))
  const [, colour] = others.find(([name]) => handleOf(name) === look) ?? []
  if (drawn === undefined || colour === undefined) return undefined
  return svg.replaceAll(drawn, colour)
}

const FULL_WIDTH = 1200

/** A picture as wide as was asked for. Like Shopify's CDN, it makes none larger than it is. */
export function inWidth({ svg, isSettled }: Picture, width: number): Picture {
  if (!(width >= 1 && width < FULL_WIDTH)) return { svg, isSettled }
  const size = `width="${Math.round(width)}" height="${Math.round(width * 1.25)}"`
  return { svg: svg.replace('width="1200" height="1500"', size), isSettled }
}

function storedPicture(name: string): string {
  return gunzipSync(readFileSync(new URL(`${name}.svgz`, PICTURES))).toString()
}

/** The middle half of the width and of the height of a picture. */
function closerLook(picture: string): string {
  return picture.replace('viewBox="0 0 1200 1500"', 'viewBox="300 560 600 750"')
}

/** An empty room with the title of a product that has no picture. */
function placeholder(title: string): string {
  const lines = linesOf(title).map(
    (line, index) =>
      `<text x="600" y="${640 + index * 116}" fill="#35211a" opacity="0.72" font-family="Georgia, serif" font-size="92" text-anchor="middle">${escapeHtml(line)}</text>`,
  )
  return storedPicture('placeholder').replace('<!-- title -->', () => lines.join(''))
}

const LONGEST_LINE = 20

/** Words in lines that fit the width. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** The name of a shop as its logo, in the format of the other pictures. */
function wordmark(name: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500" viewBox="0 0 1200 1500"><text x="600" y="820" fill="#35211a" font-family="Georgia, serif" font-size="220" text-anchor="middle">${escapeHtml(name)}</text></svg>`
}
