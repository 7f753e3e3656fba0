import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueData } from '../catalogue/catalogue-data.ts'
import { openShop, type TestShop } from '../catalogue/catalogue-fixture.ts'
import { pictureUrl } from './pictures.ts'

const allHandles = catalogueData().products.map(({ handle }) => handle)

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('a picture', () => {
  it('stands behind every image address, whatever size is asked for', async () => {
    const { products } = await shop.ask(`{ products(first: 250) { nodes { images(first: 5) { nodes {
      full: url src originalSrc thumbhash
      small: url(transform: { maxWidth: 400, maxHeight: 500, crop: CENTER, scale: 2 })
      old: transformedSrc(maxWidth: 100)
    } } } } }`)
    expect(products.nodes).toHaveLength(12)
    for (const { images } of products.nodes) {
      expect(images.nodes.length).toBeGreaterThanOrEqual(2)
      for (const { full, small, old, ...rest } of images.nodes) {
        expect(await (await fetch(small)).text()).toContain('<svg')
        expect(small).toBe(`${full}&width=800&height=1000&crop=center`)
        expect(old).toBe(`${full}&width=100`)
        expect(rest).toEqual({ src: full, originalSrc: full, thumbhash: null })
      }
    }
  })

  it('of a variant is in the colour of the variant, and one of the pictures of the product', async () => {
    const { product } = await shop.ask(`{ product(handle: "speckled-mug") {
      images(first: 9) { nodes { id url altText } }
      variants(first: 9) { nodes { title image { id url } } }
    } }`)
    const [oat, fern, iron] = product.variants.nodes
    const names = product.images.nodes.map(({ altText }: { altText: string }) => altText)
    expect(names.slice(2)).toEqual(['Speckled Mug, Fern', 'Speckled Mug, Iron'])
    expect(product.images.nodes[0]).toMatchObject(oat.image)
    expect(product.images.nodes[2]).toMatchObject(fern.image)
    const drawings = await Promise.all(
      [oat, fern, iron].map(async ({ image }) => (await fetch(image.url)).text()),
    )
    expect(drawings.map((svg) => svg.includes('#8f9a78'))).toEqual([false, true, false])
    expect(drawings.map((svg) => svg.includes('#4a443f'))).toEqual([false, false, true])
  })

  it('is compressed for whom takes it so, and kept for good', async () => {
    const url = pictureUrl('speckled-mug', shop.origin)
    const sizes = await Promise.all(
      ['br', 'gzip', 'identity', 'br;q=0, gzip'].map((encoding) => sizeOf(url, encoding)),
    )
    const [br = 0, gzip = 0, identity = 0] = sizes.map(({ bytes }) => bytes)
    expect(br).toBeLessThan(gzip)
    expect(gzip).toBeLessThan(identity / 3)
    expect(sizes.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', null, 'gzip'])
    const { headers } = await fetch(url)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('vary')).toBe('Accept-Encoding')
    const again = { headers: { 'if-none-match': headers.get('etag') ?? '' } }
    const known = await fetch(url, again)
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
  })

  it('is asked about each time where a seed has a word in it', async () => {
    const { headers } = await fetch(pictureUrl('shop-logo', shop.origin))
    expect(headers.get('cache-control')).toBe('public, no-cache')
  })

  it.each([
    ['&width=400', 'width="400" height="500"'],
    ['&width=5000', 'width="1200" height="1500"'],
    ['&width=nothing', 'width="1200" height="1500"'],
  ])('with %s is that large, and no larger than drawn', async (query, size) => {
    const svg = await (await fetch(pictureUrl('bud-vase', shop.origin) + query)).text()
    expect(svg).toContain(`${size} viewBox="0 0 1200 1500"`)
  })

  it.each([
    '/cdn/shop/files/speckled-mug--pink.svg',
    '/cdn/shop/files/speckled-mug--oat.svg',
    '/cdn/shop/files/gravy-boat.svg',
    '/cdn/shop/files/gravy-boat--detail.svg',
    '/cdn/shop/files/speckled-mug.png',
    '/cdn/shop/files/toString.svg',
    '/cdn/shop/files/%2e%2e%2fspeckled-mug.svg',
    '/speckled-mug.svg',
  ])('is not found at %s', async (path) => {
    expect((await fetch(shop.origin + path)).status).toBe(404)
  })

  it.each(allHandles)('of %s is a well-formed SVG without a broken number', async (handle) => {
    const svg = await pictureOf(handle)
    expect(unbalancedTags(svg)).toEqual([])
    expect(svg).toMatch(/^<svg [^>]*width="1200" height="1500" viewBox="0 0 1200 1500">/)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null|\de[+-]\d/)
  })

  it.each(allHandles)(
    'of %s refers only to what it defines, and defines it once',
    async (handle) => {
      const svg = await pictureOf(handle)
      const defined = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      const used = [...svg.matchAll(/(?:url\(|href=")#([\w-]+)/g)].map(([, id]) => id)
      expect(new Set(defined).size).toBe(defined.length)
      expect(defined).toEqual(expect.arrayContaining(used))
    },
  )

  it('is the same each time it is drawn, and no two are alike', async () => {
    const pictures = await Promise.all(allHandles.map(pictureOf))
    const again = await openShop()
    for (const [index, handle] of allHandles.entries()) {
      const picture = await fetch(`${again.origin}/cdn/shop/files/${handle}.svg`)
      expect(await picture.text()).toBe(pictures[index])
    }
    await again.close()
    expect(new Set(pictures).size).toBe(12)
  }, 120_000)
})

/** What goes over the wire; `fetch` would unpack it. */
async function sizeOf(url: string, accepted: string) {
  const request = get(url, { headers: { 'accept-encoding': accepted } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return { bytes, encoding: response.headers['content-encoding'] ?? null }
}

async function pictureOf(handle: string): Promise<string> {
  return (await fetch(`${shop.origin}/cdn/shop/files/${handle}.svg`)).text()
}

/** Tags that are not closed, closed twice or not written as XML wants them. */
function unbalancedTags(svg: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  const tag = /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<&]*")*)\s*(\/?)>/g
  for (const [, closing, name = '', , selfClosing] of svg.matchAll(tag)) {
    if (closing) {
      if (open.pop() !== name) wrong.push(name)
    } else if (!selfClosing) open.push(name)
  }
  const leftover = svg.replaceAll(tag, '').trim()
  return leftover === '' ? [...wrong, ...open] : [...wrong, ...open, leftover.slice(0, 120)]
}
