import { expect, test } from '@playwright/test'
import { watchTraffic } from './watch-traffic.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const SHOP = 'http://shop.example'

/** A page that leaks through one door, and the words by which the door is named. */
const LEAKS = [
  ['a body', { '/': { body: `<p>${SECRET}</p>` } }, 'body of http://shop.example/'],
  ['a header', { '/': { body: 'x', headers: { 'x-debug': SECRET } } }, 'headers of'],
  [
    'a cookie that scripts can read',
    {
      '/': {
        body: '<script>document.cookie = "t=" + atob("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")</script>',
      },
    },
    'inside',
  ],
  [
    'storage',
    {
      '/': {
        body: '<script>localStorage.t = atob("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")</script>',
      },
    },
    'inside',
  ],
  [
    'the console',
    {
      '/': {
        body: '<script>console.log(atob("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="))</script>',
      },
    },
    'console',
  ],
  [
    'a URL',
    { '/': { body: `<img src="/pixel?t=${SECRET}">` }, [`/pixel?t=${SECRET}`]: { body: '' } },
    'url',
  ],
  [
    'an answer to a script',
    { '/': { body: '<script>fetch("/data")</script>' }, '/data': { body: SECRET } },
    'body of http://shop.example/data',
  ],
] as const

for (const [what, pages, place] of LEAKS) {
  test(`a token in ${what} is seen`, async ({ page, context }) => {
    await page.route(`${SHOP}/**`, (route) => {
      const answer = Object.entries(pages).find(([path]) => route.request().url() === SHOP + path)
      return route.fulfill({ contentType: 'text/html', body: '', ...answer?.[1] })
    })
    const traffic = watchTraffic(context)
    await page.goto(`${SHOP}/`, { waitUntil: 'networkidle' })
    expect((await traffic.sightings([SECRET])).join()).toContain(place)
  })
}

test('a page without one is not accused', async ({ page, context }) => {
  await page.route(`${SHOP}/**`, (route) => route.fulfill({ body: 'nothing to see' }))
  const traffic = watchTraffic(context)
  await page.goto(`${SHOP}/`)
  expect(await traffic.sightings([SECRET])).toEqual([])
})
