import { describe, expect, test } from 'vitest'
import {
  answered,
  conformance,
  EMAIL,
  inBothLists,
  NO_ERRORS,
  PASSWORD,
  type PostOptions,
} from './conformance-fixture.ts'
import { CREATE, RECOVER, TOKEN_CREATE } from './documents-fixture.ts'

const store = conformance()

const LOGIN_MESSAGE = 'Login attempt limit exceeded. Please try again later.'
const SIGN_UP_MESSAGE = 'Creating Customer Limit exceeded. Please try again later.'
const RECOVER_MESSAGE = 'Resetting password limit exceeded. Please try again later.'

const WINDOW_MS = 10 * 60 * 1000

function limit(limits: object): void {
  store.emulator.behaviour.limits = { login: 99, 'sign-up': 99, recover: 99, ...limits }
}

function logIn(password: string, options?: PostOptions) {
  return store.post(TOKEN_CREATE, { input: { email: EMAIL, password } }, options)
}

function signUp(options?: PostOptions) {
  return store.post(CREATE, { input: { email: EMAIL, password: PASSWORD } }, options)
}

function recover(options?: PostOptions) {
  return store.post(RECOVER, { email: EMAIL }, options)
}

/** The whole answer to one who did it too often: HTTP 200, a null, and where in the document. */
function throttled(field: string, message: string, cost: number, column: number) {
  const locations = [{ line: expect.any(Number), column }]
  const error = { message, locations, path: [field], extensions: { code: 'THROTTLED' } }
  return [200, { errors: [error], ...answered({ [field]: null }, cost) }]
}

const UNIDENTIFIED = answered(
  {
    customerAccessTokenCreate: {
      customerAccessToken: null,
      ...inBothLists('UNIDENTIFIED_CUSTOMER', null, 'Unidentified customer'),
    },
  },
  13,
)

describe('table 2', () => {
  test('row 16: after a handful of wrong passwords not even the right one is looked at', async () => {
    limit({ login: 2 })
    expect((await logIn('wrong')).body).toEqual(UNIDENTIFIED)
    expect((await logIn('wrong')).body).toEqual(UNIDENTIFIED)
    for (const password of ['wrong', PASSWORD]) {
      const { status, body } = await logIn(password)
      const refusal = throttled('customerAccessTokenCreate', LOGIN_MESSAGE, 13, 3)
      expect([status, body]).toEqual(refusal)
    }
  })

  test('row 16: another buyer is not held up, and ten minutes later nobody is', async () => {
    limit({ login: 1 })
    await logIn('wrong')
    expect((await logIn(PASSWORD)).body.errors).toHaveLength(1)
    expect((await logIn(PASSWORD, { buyerIp: '198.51.100.7' })).body.errors).toBeUndefined()
    store.emulator.clock.advance(WINDOW_MS - 1)
    expect((await logIn(PASSWORD)).body.errors).toHaveLength(1)
    store.emulator.clock.advance(1)
    expect((await logIn(PASSWORD)).body.errors).toBeUndefined()
  })

  test('row 16: right passwords do not count', async () => {
    limit({ login: 1 })
    for (const _ of [1, 2, 3]) expect((await logIn(PASSWORD)).body.errors).toBeUndefined()
    expect((await logIn('wrong')).body).toEqual(UNIDENTIFIED)
  })

  test('row 17: sign-ups are counted, also those that are refused', async () => {
    limit({ 'sign-up': 1 })
    expect((await signUp()).body.data.customerCreate.customerUserErrors).toHaveLength(1)
    const { status, body } = await signUp()
    expect([status, body]).toEqual(throttled('customerCreate', SIGN_UP_MESSAGE, 16, 3))
    expect((await signUp({ buyerIp: '198.51.100.7' })).body.errors).toBeUndefined()
    store.emulator.clock.advance(WINDOW_MS)
    expect((await signUp()).body.errors).toBeUndefined()
  })

  test('row 17: forgotten passwords are counted, and one too many sends no mail', async () => {
    limit({ recover: 1 })
    expect((await recover()).body).toEqual(answered({ customerRecover: NO_ERRORS }, 12))
    const { status, body } = await recover()
    const column = RECOVER.indexOf('customerRecover') + 1
    expect([status, body]).toEqual(throttled('customerRecover', RECOVER_MESSAGE, 12, column))
    expect(store.emulator.outbox.all()).toHaveLength(1)
    expect((await recover({ buyerIp: '198.51.100.7' })).body.errors).toBeUndefined()
    store.emulator.clock.advance(WINDOW_MS)
    expect((await recover()).body.errors).toBeUndefined()
  })

  test('row 16: a limit lifts on demand, and where the clock is moved to before its cause', async () => {
    limit({ login: 1 })
    await logIn('wrong')
    store.emulator.clock.advance(-1)
    expect((await logIn(PASSWORD)).body.errors).toBeUndefined()
    store.emulator.clock.advance(1)
    expect((await logIn(PASSWORD)).body.errors).toHaveLength(1)
    store.emulator.limits.clear()
    expect((await logIn(PASSWORD)).body.errors).toBeUndefined()
  })

  test('row 17: what was done of one kind does not count against another', async () => {
    limit({ login: 1, 'sign-up': 1, recover: 1 })
    await logIn('wrong')
    expect((await signUp()).body.errors).toBeUndefined()
    expect((await recover()).body.errors).toBeUndefined()
  })

  test('row 18: a server that does not say who the buyer is stands for all its buyers', async () => {
    limit({ login: 1, 'sign-up': 1, recover: 1 })
    const unnamed = { buyerIp: null }
    await logIn('wrong', unnamed)
    await signUp(unnamed)
    await recover(unnamed)
    const next = await Promise.all([logIn(PASSWORD, unnamed), signUp(unnamed), recover(unnamed)])
    expect(next.map(({ body }) => body.errors[0].message)).toEqual([
      LOGIN_MESSAGE,
      SIGN_UP_MESSAGE,
      RECOVER_MESSAGE,
    ])
    expect((await logIn(PASSWORD, { buyerIp: '127.0.0.1' })).body.errors).toHaveLength(1)
    expect((await logIn(PASSWORD, { buyerIp: '192.0.2.1' })).body.errors).toBeUndefined()
  })

  test('row 18: the journal tells which requests named a buyer', async () => {
    await logIn(PASSWORD)
    await logIn(PASSWORD, { buyerIp: null })
    expect(store.emulator.journal.entries().map(({ buyerIp }) => buyerIp)).toEqual([
      '192.0.2.1',
      null,
    ])
  })
})
