// node bench/telemetry-bench.ts: what the option `telemetry` costs a request before the renewal window,
// which is nearly each: not set, set without an OpenTelemetry, and with one that keeps nothing.
import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base'
import { NextRequest } from 'next/server.js'
import { sealSession } from '../lib/core/session/seal.ts'
import { startSession } from '../lib/core/session/session.ts'
import { createSessionMiddleware } from '../lib/middleware/create-session-middleware.ts'
import { sessionTelemetry } from '../lib/telemetry/session-telemetry.ts'

const ROUNDS = 41
const REQUESTS = 500
const DAYS_42 = 42 * 24 * 60 * 60 * 1000

const password = { 1: 'p'.repeat(32) }
const now = Date.now()
const expiresAt = new Date(now + DAYS_42).toISOString()
const customer = {
  id: 'gid://shopify/Customer/1',
  firstName: 'Ada',
  lastName: null,
  displayName: 'Ada',
}
const session = startSession({ accessToken: 't'.repeat(32), expiresAt }, customer, now)
const cookie = `storefront_session=${await sealSession(session, { passwords: password, now })}`
const options = { storeDomain: 'shop.example', publicAccessToken: 'public', password }

const unset = createSessionMiddleware(options)
const set = createSessionMiddleware({ ...options, telemetry: sessionTelemetry() })

/** Milliseconds of so many requests. */
async function timeOf(middleware: typeof unset): Promise<number> {
  const startedAt = performance.now()
  for (let each = 0; each < REQUESTS; each += 1) {
    await middleware(new NextRequest('http://shop.example/', { headers: { cookie } }), {} as never)
  }
  return performance.now() - startedAt
}

/** The median of the ratios of neighbours, so that a machine that gets slower says nothing. */
async function compare(name: string): Promise<void> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [unset, set] : [set, unset]
    const [first, second] = [await timeOf(order[0] ?? unset), await timeOf(order[1] ?? set)]
    ratios.push(round % 2 === 0 ? second / first : first / second)
  }
  ratios.sort((one, other) => one - other)
  const at = (part: number) => (ratios[Math.floor(part * (ROUNDS - 1))] ?? 0).toFixed(3)
  console.log(`${name}: ${at(0.5)} of what it takes unset (quartiles ${at(0.25)} to ${at(0.75)})`)
}

await timeOf(unset)
await timeOf(set)
await compare('set, without an OpenTelemetry')
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
trace.setGlobalTracerProvider(new BasicTracerProvider())
metrics.setGlobalMeterProvider(new MeterProvider())
await compare('set, with one that keeps nothing')
