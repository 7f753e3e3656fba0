import { ownManifest } from '../own-package.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import type { InitOptions } from './wanted-files.ts'

/** Why nothing can be set up here, and what would help; null if it can. */
export function refusal(
  project: Project,
  { isProxy }: Pick<InitOptions, 'isProxy'>,
): string | null {
  const { dependencies, appFolder, hasPages } = project
  const { next } = project.installed
  const range = ownManifest().peerDependencies.next
  if (dependencies['next'] === undefined) {
    return 'This is no Next app: next is not in its package.json. Run init in the folder of the storefront.'
  }
  if (next !== null && satisfies(next, range) === false) {
    return `next is ${next} here, and has to be ${range}. Update it, then run init again.`
  }
  if (appFolder === null && hasPages) {
    return 'This app has the Pages Router only. Route handlers and account pages are files of the App Router, which works beside it: make a folder app/ with a layout, then run init again.'
  }
  if (appFolder === null) {
    return 'There is neither app/ nor src/app/ here. Run init in the folder of the storefront.'
  }
  if (isProxy && next !== null && Number.parseInt(next, 10) < 16) {
    return `next is ${next} here, which does not know proxy.ts. Run init without --proxy.`
  }
  return null
}
