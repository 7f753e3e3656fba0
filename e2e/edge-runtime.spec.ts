import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

test('the middleware is built for the edge runtime, and not for Node', () => {
  const manifest = JSON.parse(readFileSync('.next/server/middleware-manifest.json', 'utf8'))
  expect(Object.keys(manifest.middleware)).toEqual(['/'])
  expect(manifest.middleware['/'].files.join()).toContain('server/edge/')
  const functions = JSON.parse(readFileSync('.next/server/functions-config-manifest.json', 'utf8'))
  expect(functions.functions).not.toHaveProperty('/_middleware')
})

test('it runs on pages and API routes, and not on static files', () => {
  const manifest = JSON.parse(readFileSync('.next/server/middleware-manifest.json', 'utf8'))
  const [matcher] = manifest.middleware['/'].matchers
  const runsOn = (path: string) => new RegExp(matcher.regexp).test(path)
  expect(['/', '/account', '/products/mug', '/api/session/login'].filter(runsOn)).toHaveLength(4)
  expect(['/_next/static/x.js', '/_next/image', '/icon.svg', '/robots.txt'].filter(runsOn)).toEqual(
    [],
  )
  expect(matcher.missing).toContainEqual({ type: 'header', key: 'next-router-prefetch' })
})
