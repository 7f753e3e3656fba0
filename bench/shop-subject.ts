import type { Subject } from './comparison.ts'
import { PASSWORD } from './sessions.ts'
import { startShop } from './shop-server.ts'

/** What a storefront is measured with. */
export interface ShopWith {
  /** Of its requests, in turn; asked for at the start of each process. */
  readonly cookies: () => Promise<readonly string[]>
  readonly name: string
  /** @default null: others are compared with it */
  readonly beside?: string
  /** @default none but the password */
  readonly environment?: Readonly<Record<string, string>>
}

/** A storefront under `next start`, by the folder of its peer. */
export function shopWith(
  folder: string,
  cookies: ShopWith['cookies'],
  { name, beside, environment = {} }: Omit<ShopWith, 'cookies'>,
): Subject {
  return {
    name,
    beside: beside ?? null,
    async open() {
      const sent = await cookies()
      const server = await startShop(folder, { SESSION_PASSWORD: PASSWORD, ...environment })
      return { server, cookies: sent }
    },
  }
}
