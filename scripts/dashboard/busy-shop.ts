import { NextRequest } from 'next/server.js'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../../emulator/lib/index.ts'
import { memoryStore } from '../../lib/core/store/memory-store.ts'
import { createSessionMiddleware } from '../../lib/middleware/create-session-middleware.ts'
import { createSessionRoutes } from '../../lib/routes/create-session-routes.ts'
import { sessionTelemetry } from '../../lib/telemetry/session-telemetry.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** A shop with visitors, against an emulated store, in this process. */
export interface BusyShop {
  /** What happens in a second of its life. */
  second(number: number): Promise<void>
  close(): Promise<void>
}

/**
 * Opens one: customers log in, mistype their password, come back weeks later and are renewed, log out;
 * for some seconds Shopify is away, and for some it is slow.
 */
export async function openBusyShop(): Promise<BusyShop> {
  const emulator = createStorefrontEmulator()
  const storeDomain = await emulator.listen()
  const options = {
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    now: emulator.clock.now,
    store: memoryStore({ clock: emulator.clock.now }),
    telemetry: sessionTelemetry(),
  }
  const both = { 1: 'o'.repeat(32), 2: 'n'.repeat(32) }
  const before = createSessionRoutes({ ...options, password: { 1: both[1] } })
  const routes = createSessionRoutes({ ...options, password: both })
  const middleware = createSessionMiddleware({ ...options, password: both })
  const cookies: string[] = []

  async function post(action: string, body: object, { of = routes, cookie = '' } = {}) {
    const request = new NextRequest(`http://shop.example/api/session/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', host: 'shop.example', cookie },
    })
    return of.POST(request, { params: Promise.resolve({ action: [action] }) })
  }

  async function logIn(password: string, of = routes): Promise<void> {
    const answer = await post('login', { email: DEMO_CUSTOMER.email, password }, { of })
    const seal = answer.cookies.get('storefront_session')?.value
    if (seal) cookies.push(`storefront_session=${seal}`)
  }

  async function visit(cookie: string): Promise<void> {
    const request = new NextRequest('http://shop.example/account', { headers: { cookie } })
    await middleware(request, { waitUntil: () => undefined } as never)
  }

  return {
    async second(number) {
      emulator.faults.clear()
      if (number >= 20 && number < 28) emulator.faults.add({ kind: 'service-unavailable-503' })
      if (number >= 36 && number < 42) emulator.faults.add({ kind: 'latency', delayMs: 150 })
      const { password } = DEMO_CUSTOMER
      for (let each = 0; each < 3; each += 1) await logIn(password, number < 18 ? before : routes)
      if (number % 3 === 0) await logIn('mistyped')
      emulator.clock.advance(4 * DAY_MS)
      await Promise.all(cookies.slice(-30).map(visit))
      const leaving = number % 2 === 0 ? cookies.shift() : undefined
      if (leaving) await post('logout', {}, { cookie: leaving })
      if (number % 7 === 0) await visit('storefront_session=Fe26.2*9*not-ours')
    },
    close: () => emulator.close(),
  }
}
