import { getCloudflareContext } from '@opennextjs/cloudflare'
import type { DurableObjectNamespaceLike } from 'next-storefront-session/store'

declare global {
  interface CloudflareEnv {
    SESSION_STORE: DurableObjectNamespaceLike
  }
}

export const sessionStoreBinding = () => getCloudflareContext().env.SESSION_STORE
