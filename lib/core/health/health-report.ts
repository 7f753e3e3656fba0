import type { ResolvedConfig } from '../config/config.ts'
import type { RequestContext } from '../request-context.ts'
import { lastOpenedBy } from '../session/password-id.ts'
import type { Probe } from './probe.ts'
import { shopifyHealth } from './shopify-health.ts'
import { storeHealth } from './store-health.ts'

/** How a process is: closed words, numbers and instants, so that there is nothing to be kept secret. */
export interface HealthReport {
  /** `degraded`: sessions go on as they are, but renewals or log-ins do not work at the moment. */
  readonly status: 'ok' | 'degraded'
  readonly checkedAt: string
  /** The Storefront API. */
  readonly shopify: Probe
  /** The store that instances share; null where there is none. */
  readonly store: Probe | null
  readonly passwords: PasswordReport
}

/** Which passwords of `SESSION_PASSWORD` are in use, by their numbers. */
export interface PasswordReport {
  /** The one that seals. */
  readonly newest: number
  /** From then on this process has looked. */
  readonly since: string
  /** All of them, and when a cookie that was sealed with it was last opened by this process. */
  readonly known: readonly { readonly number: number; readonly lastOpenedAt: string | null }[]
}

/** For so long nobody is asked anew, whoever wants to know. */
const FRESH_MS = 10_000

interface Known {
  /** By `performance.now()`. */
  readonly at: number
  readonly report: Promise<HealthReport>
}

const reports = new WeakMap<ResolvedConfig, Known>()

/** Says how this process is. Asks Shopify and the store at most once in ten seconds. Never rejects. */
export function healthReport(context: RequestContext): Promise<HealthReport> {
  const known = reports.get(context.config)
  const now = performance.now()
  if (known !== undefined && now - known.at < FRESH_MS) return known.report
  const report = makeReport(context)
  reports.set(context.config, { at: now, report })
  return report
}

async function makeReport(context: RequestContext): Promise<HealthReport> {
  const [shopify, store] = await Promise.all([shopifyHealth(context), storeHealth(context)])
  const isOk = shopify.status === 'ok' && (store === null || store.status === 'ok')
  return {
    status: isOk ? 'ok' : 'degraded',
    checkedAt: new Date().toISOString(),
    shopify,
    store,
    passwords: passwordReport(context.config),
  }
}

function passwordReport({ passwords }: ResolvedConfig): PasswordReport {
  const numbers = Object.keys(passwords).map(Number)
  return {
    newest: Math.max(...numbers),
    since: new Date(performance.timeOrigin).toISOString(),
    known: numbers.map((number) => {
      const at = lastOpenedBy(String(number))
      return { number, lastOpenedAt: at === undefined ? null : new Date(at).toISOString() }
    }),
  }
}
