import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { STOREFRONTS } from '../scripts/storefronts.ts'

function manifest(name: string, storefront: keyof typeof STOREFRONTS) {
  return JSON.parse(readFileSync(`${STOREFRONTS[storefront]}/.next/server/${name}.json`, 'utf8'))
}

test('the proxy is built for Node, and not for the edge runtime', () => {
  const { functions } = manifest('functions-config-manifest', 'node')
  expect(functions['/_middleware']).toMatchObject({ runtime: 'nodejs' })
  expect(manifest('middleware-manifest', 'node').middleware).toEqual({})
})

test('it runs on the paths on which the middleware runs', () => {
  const onNode = manifest('functions-config-manifest', 'node').functions['/_middleware']
  const onEdge = manifest('middleware-manifest', 'edge').middleware['/']
  expect(onNode.matchers).toEqual(onEdge.matchers)
})
