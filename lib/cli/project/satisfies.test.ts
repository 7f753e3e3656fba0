import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { ownManifest } from '../own-package.ts'
import { satisfies } from './satisfies.ts'

/** What npm asks; Next has it built in, without types. */
const semver = createRequire(import.meta.url)('next/dist/compiled/semver/index.js')

const { next, react } = ownManifest().peerDependencies

describe.each([
  [next, ['15.5.17', '15.5.18', '15.5.29', '15.6.0', '16.2.5', '16.2.6', '16.4.6', '17.0.0']],
  [next, ['15.6.0-canary.58', '15.6.0-canary.59', '15.6.0-canary.100', '15.6.1-canary.0']],
  [next, ['16.5.0-canary.9', '16.5.0-canary.14', '16.5.0-canary.38', '16.6.0-canary.1']],
  [next, ['16.4.0-canary.48', '16.5.0', '16.10.0', '14.2.0', '9.3.0']],
  [react, ['18.3.1', '19.0.0', '19.1.10', '19.3.1', '19.0.0-rc.1', '20.0.0']],
])('for %s, doctor and npm say the same', (range, versions) => {
  test.each(versions)('of %s', (version) => {
    // As npm asks about a peer dependency.
    expect(satisfies(version, range)).toBe(semver.satisfies(version, range, true))
  })
})

test('of a version that is no number, nothing is said', () => {
  expect(satisfies('workspace:*', next)).toBe(null)
})

test('the canary that vercel/commerce is built with is one that npm installs', () => {
  expect(satisfies('15.6.0-canary.59', next)).toBe(true)
})
