// node bench/telemetry-bench.ts: what the option `telemetry` costs a request before the renewal window,
// which is nearly each: not set, set without an OpenTelemetry, and with one that keeps nothing.
import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base'
import { NextRequest } from 'next/server.js'
import { createSessionMiddleware } from '../lib/middleware/create-session-middleware.ts'
import { sessionTelemetry } from '../lib/telemetry/session-telemetry.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'

const ROUNDS = 41
const REQUESTS = 500

const [cookie = ''] = await sessionCookies({ count: 1 })
const options = { storeDomain: 'shop.example', publicAccessToken: 'public', password: PASSWORD }

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
