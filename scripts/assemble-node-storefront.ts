import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyDemo } from './copy-demo.ts'
import { STOREFRONTS } from './storefronts.ts'

const FOLDER = STOREFRONTS.node

/**
 * Puts the demo together once more, with `proxy.ts` in the place of `middleware.ts`: Next wants
 * one of the two, and runs the one on Node and the other on the edge.
 */
export function assembleNodeStorefront(): void {
  copyDemo(FOLDER)
  writeFileSync(join(FOLDER, 'proxy.ts'), proxyOf(readFileSync('middleware.ts', 'utf8')))
}

/**
 * The source of a `proxy.ts` that does what a `middleware.ts` does.
 *
 * @throws {Error} if the source does not export the middleware in exactly one place.
 */
export function proxyOf(middleware: string): string {
  const [before, after, ...more] = middleware.split('export const middleware =')
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('middleware.ts must say "export const middleware =", and say it once.')
  }
  return `${before}export const proxy =${after}`
}
