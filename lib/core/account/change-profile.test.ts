import { DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runAccountAction } from './account-action.ts'
import { type AccountStore, accountAction, startAccountStore } from './account-fixture.ts'

const changeProfile = accountAction('profile')

let store: AccountStore

beforeAll(async () => {
  store = await startAccountStore()
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  store.emulator.faults.clear()
  store.emulator.behaviour.emailChange = 'denied'
  store.emulator.customers.add({ ...DEMO_CUSTOMER, acceptsMarketing: true })
  store.asked()
})

const ada = () => store.emulator.customers.byEmail(DEMO_CUSTOMER.email)

test('changes what is sent, and keeps the rest', async () => {
  const outcome = await changeProfile(await store.signedIn(), { phone: '+351220000000' })
  expect(outcome).toEqual({ status: 'changed', session: null })
  expect(ada()).toMatchObject({ phone: '+351220000000', firstName: 'Ada', acceptsMarketing: true })
  expect(store.asked()).toEqual(['customerUpdate'])
})

test('empties what is sent empty', async () => {
  await changeProfile(await store.signedIn(), { phone: '' })
  expect(ada()).toMatchObject({ phone: null, firstName: 'Ada' })
})

test('unchecks a box of a form, and checks it', async () => {
  await changeProfile(await store.signedIn(), { acceptsMarketing: 'false' })
  expect(ada()?.acceptsMarketing).toBe(false)
  await changeProfile(await store.signedIn(), { acceptsMarketing: ['false', 'on'] })
  expect(ada()?.acceptsMarketing).toBe(true)
})

test('a new name is written into the session, whose token stays as it is', async () => {
  const context = await store.signedIn()
  const outcome = await changeProfile(context, { firstName: 'Augusta Ada' })
  expect(outcome).toEqual({
    status: 'changed',
    session: {
      ...context.opened,
      customer: {
        ...context.opened.customer,
        firstName: 'Augusta Ada',
        displayName: 'Augusta Ada Lovelace',
      },
    },
  })
})

test('an e-mail address that the shop lets nobody change is not called invalid', async () => {
  const outcome = await changeProfile(await store.signedIn(), { email: 'countess@example.com' })
  expect(outcome).toEqual({
    status: 'failed',
    problem: { code: 'INVALID_INPUT', errors: [{ field: 'email', code: 'NOT_ALLOWED' }] },
  })
  store.emulator.behaviour.emailChange = 'allowed'
  await changeProfile(await store.signedIn(), { email: 'countess@example.com' })
  expect(store.emulator.customers.byEmail('countess@example.com')).toBeDefined()
  store.emulator.customers.remove('countess@example.com')
})

test('a password is no part of it', async () => {
  await changeProfile(await store.signedIn(), { password: 'difference engine', firstName: 'Ada' })
  expect(ada()?.password).toBe(DEMO_CUSTOMER.password)
})

test('what has changed is emitted, and not to what', async () => {
  await runAccountAction('profile', await store.signedIn(), { firstName: 'Augusta' })
  await runAccountAction('profile', await store.nobody(), { firstName: 'Augusta' })
  const emitted = store.events.map(({ requestId: _, ...event }) => ({ ...event, durationMs: 0 }))
  expect(emitted.slice(-2)).toEqual([
    { type: 'account-changed', by: 'profile', durationMs: 0 },
    { type: 'action-failed', action: 'profile', code: 'SIGNED_OUT', durationMs: 0 },
  ])
  expect(JSON.stringify(store.events)).not.toContain('Augusta')
})
