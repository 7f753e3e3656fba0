import { NextRequest, type NextResponse } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { unsealSession } from '../core/session/seal.ts'
import { tokenOf } from '../core/session/session.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionRoutes, type SessionRoutes } from './create-session-routes.ts'

/** For tests: the customer who can log in. */
export const { email, password } = DEMO_CUSTOMER
/** For tests: the origin of the shop. */
export const ORIGIN = 'http://shop.example'

/** For tests: the store behind the routes; its state is that of the start before each test. */
export let emulator: StorefrontEmulator
/** For tests: what the routes have told since the start of the test. */
export const events: SessionEvent[] = []
let routes: SessionRoutes
/** For tests: where that store is. */
export let storeDomain: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => {
  // A process that remembers nothing of the test before.
  routes = createSessionRoutes({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    renewWaitMs: 100,
    renewTimeoutMs: 2500,
    onEvent: (event) => events.push(event),
  })
  events.length = 0
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.journal.clear()
  emulator.behaviour.reuseActiveToken = false
  emulator.behaviour.tokenLifetimeSeconds = 42 * 24 * 60 * 60
  emulator.behaviour.scopes = ['unauthenticated_read_customers', 'unauthenticated_write_customers']
  const ada = emulator.customers.byEmail(email)
  if (ada !== undefined) ada.firstName = 'Ada'
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly type?: string | null
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
}

/** For tests: sends a request through the door that Next would use. */
export function send(action: string, { method = 'POST', type, body, headers = {} }: Sent = {}) {
  const path = action === '' ? '' : `/${action}`
  const request = new NextRequest(`${ORIGIN}/api/session${path}`, {
    method,
    headers: {
      host: 'shop.example',
      ...(type === undefined || type === null ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const params = Promise.resolve(action === '' ? {} : { action: action.split('/') })
  return method === 'GET' ? routes.GET(request, { params }) : routes.POST(request, { params })
}

/** For tests: posts JSON to an action. */
export function json(action: string, body: unknown, headers = {}) {
  return send(action, { type: 'application/json', body: JSON.stringify(body), headers })
}

/** For tests: posts a form to an action. */
export function form(action: string, fields: Record<string, string>, headers = {}) {
  const type = 'application/x-www-form-urlencoded'
  return send(action, { type, body: new URLSearchParams(fields).toString(), headers })
}

/** For tests: logs in; returns the cookie that a browser would send. */
export async function logIn(): Promise<string> {
  const { value } =
    (await json('login', { email, password })).cookies.get('storefront_session') ?? {}
  if (value === undefined) throw new Error('No cookie after login.')
  emulator.journal.clear()
  return `storefront_session=${value}`
}

/** For tests: the token in the cookie of a response, or why there is none. */
export async function tokenIn(response: NextResponse) {
  const seal = response.cookies.get('storefront_session')?.value
  const read = await unsealSession(seal, { passwords: PASSWORDS })
  if (read.status === 'absent') return read.reason
  const { accessToken, expiresAt } = tokenOf(read.session)
  return { accessToken, expiresAt }
}

/** For tests: expects problem details, as the contract has them. */
export async function expectProblem(response: NextResponse, status: number, code: string) {
  const problem = await response.json()
  expect({ status: response.status, code: problem.code }).toEqual({ status, code })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
    status,
  })
  return problem
}
