import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { askWith } from '../visitor.ts'
import { PATIENT } from './all-renewed.ts'
import { PAGE } from './one-renewal.ts'
import type { Site } from './site.ts'

/** What each instance makes of a cookie in its window, in the end: a new one, or an empty one. */
export async function untilRenewedEverywhere(
  site: Site,
  { kind, cookie }: { readonly kind: AccountKind['name']; readonly cookie: string },
): Promise<readonly string[]> {
  const found: string[] = []
  for (const instance of site.instances) {
    await expect
      .poll(async () => {
        const { sessionCookie } = await askWith(site.visited(kind, instance), PAGE, cookie)
        if (sessionCookie !== null) found.push(sessionCookie)
        return sessionCookie
      }, PATIENT)
      .not.toBeNull()
  }
  return found
}
