import { isLoopback } from '../http/is-loopback.ts'
import type { StoreAddress } from '../store/store-address.ts'

/**
 * Reads `SESSION_STORE_URL` and `SESSION_STORE_TOKEN`; null where no store is named. Calls `refuse` for
 * an address that cannot work here. Nothing is connected, so a build needs no store.
 */
export function readStoreAddress(
  url: string | undefined,
  token: string | undefined,
  refuse: (setting: string) => (message: string) => void,
): StoreAddress | null {
  if (url === undefined) return null
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : NO_URL
  if (/^rediss?:$/.test(protocol)) {
    if (isEdge()) refuse('SESSION_STORE_URL')(NEEDS_NODE)
    return { url, token: '' }
  }
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    refuse('SESSION_STORE_URL')(EXAMPLES)
  }
  if (token === undefined) refuse('SESSION_STORE_TOKEN')('is missing. SESSION_STORE_URL needs it.')
  return { url, token: token ?? '' }
}

const NO_URL = { protocol: '', hostname: '' }

const EXAMPLES =
  'must be redis://… or rediss://…, or https://… for Upstash; http is for this machine.'

const NEEDS_NODE =
  'is a Redis, which the edge cannot reach. Use Upstash (https://…), or proxy.ts on Node.'

/** Next's edge runtime names itself; see https://edge-runtime.vercel.app/features/available-apis. */
function isEdge(): boolean {
  return 'EdgeRuntime' in globalThis
}
