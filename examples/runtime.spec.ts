import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './test.ts'

/** Where Next has built the middleware of an app to; null for Node. */
const BUILT_TO: Readonly<Record<string, RegExp | null>> = {
  'next-16-edge': /server\/edge\/chunks\/.*turbopack/,
  'next-15-webpack': /server\/edge-runtime-webpack\.js/,
  'next-16-node-proxy': null,
}

test('the middleware is built for the runtime, and by the bundler, that the app is there to show', ({
  app,
  running,
}) => {
  const manifest = (name: string) =>
    JSON.parse(readFileSync(join(running.folder, '.next/server', name), 'utf8'))
  const { middleware } = manifest('middleware-manifest.json')
  const { functions } = manifest('functions-config-manifest.json')
  const edge = BUILT_TO[app]
  if (edge === null) {
    expect(Object.keys(middleware)).toEqual([])
    expect(functions['/_middleware'].runtime).toBe('nodejs')
  } else {
    expect(middleware['/'].files.join()).toMatch(edge ?? 'an app that is known here')
    expect(functions).not.toHaveProperty('/_middleware')
  }
})
