import { createElement, Fragment } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { SessionState } from '../core/session/session-state.ts'
import { SessionProvider, useSession } from './index.ts'
import { ADA, BOB, NOBODY } from './site-fixture.ts'

/** What a page says that the server renders. */
function page(session?: SessionState): string {
  return renderToString(createElement(SessionProvider, { session }, createElement(Name)))
}

function Name() {
  const session = useSession()
  const name = session.status === 'signed-in' ? session.customer.firstName : session.status
  return createElement(Fragment, null, name)
}

test('the first render shows what the server gave', () => {
  expect(page(ADA)).toBe('Ada')
  expect(page(NOBODY)).toBe('signed-out')
  expect(page()).toBe('loading')
})

test('one visitor’s page shows nothing of another’s, though the server process is one', () => {
  expect([page(ADA), page(), page(BOB), page(ADA), page()]).toEqual([
    'Ada',
    'loading',
    'Bob',
    'Ada',
    'loading',
  ])
})

test('without a provider the mistake is explained', () => {
  expect(() => renderToString(createElement(Name))).toThrow('needs a <SessionProvider> above it')
})
