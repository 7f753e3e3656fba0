import type { Subject } from './compare.ts'
import { PASSWORD } from './sessions.ts'
import { startShop } from './shop-server.ts'

/** A storefront under `next start`, with the cookies of its requests. */
export function shopWith(
  name: string,
  cookies: readonly string[],
  {
    what = 'a session',
    environment = {},
  }: { readonly what?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Subject {
  return {
    name: `${name}, ${what}`,
    cookies,
    open: () => startShop(name, { SESSION_PASSWORD: PASSWORD, ...environment }),
  }
}
