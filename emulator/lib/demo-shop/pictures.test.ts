import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueData } from '../catalogue/catalogue-data.ts'
import { openShop, type TestShop } from '../catalogue/catalogue-fixture.ts'

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
      expect(images.nodes).toHaveLength(2)
      for (const { full, small, old, ...rest } of images.nodes) {
        expect(await (await fetch(small)).text()).toContain('<svg')
        expect(small).toBe(`${full}&width=800&height=1000&crop=center`)
        expect(old).toBe(`${full}&width=100`)
        expect(rest).toEqual({ src: full, originalSrc: full, thumbhash: null })
      }
    }
  })

  it.each([
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
  })
})

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
