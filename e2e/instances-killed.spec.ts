import { test } from '@playwright/test'
import { holdsEachTime } from './holds-each-time.ts'
import {
  INSTANCES_TO_KILL,
  KILLING_TAKES_MS,
  killAtEachStep,
} from './instances/kill-at-each-step.ts'
import { type Runtime, startSite } from './instances/start-site.ts'
import { DIES_OF_ITS_RENEWAL, TOKEN_MANNERS } from './instances/token-manners.ts'
import { LONG } from './long.ts'

const RUNTIMES: readonly Runtime[] = ['edge', 'node']

holdsEachTime()

for (const runtime of RUNTIMES) {
  for (const manners of [...TOKEN_MANNERS, DIES_OF_ITS_RENEWAL]) {
    test(`${runtime}, ${manners.name}: of eleven instances, each killed at another step of a renewal`, {
      tag: LONG,
    }, async () => {
      test.setTimeout(KILLING_TAKES_MS)
      const site = await startSite({ runtime, count: INSTANCES_TO_KILL })
      try {
        await killAtEachStep(site, manners)
      } finally {
        await site.stop()
      }
    })
  }
}
