import { peerRanges } from '../package-version.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import type { Wish } from './wanted-files.ts'

/** Why nothing can be set up here, and what would help; null if it can. */
export function refusal(project: Project, { isProxy }: Wish): string | null {
  const { dependencies, installed, appFolder, pagesFolder } = project
  const range = peerRanges().next
  if (dependencies['next'] === undefined) {
    return 'This is no Next app: next is not in its package.json. Start init in the folder of the storefront.'
  }
  if (installed.next !== null && satisfies(installed.next, range) === false) {
    return `next is ${installed.next} here, and has to be ${range}. Update it, and ask again.`
  }
  if (appFolder === null && pagesFolder !== null) {
    return 'This app has the Pages Router only. Route handlers and account pages are files of the App Router, which works beside it: make a folder app/ with a layout, and ask again.'
  }
  if (appFolder === null) {
    return 'There is neither app/ nor src/app/ here. Start init in the folder of the storefront.'
  }
  if (isProxy && installed.next !== null && Number.parseInt(installed.next, 10) < 16) {
    return `next is ${installed.next} here, which does not know proxy.ts. Leave --proxy out.`
  }
  return null
}
