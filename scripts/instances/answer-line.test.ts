import { expect, test } from 'vitest'
import { answerLine } from './answer-line.ts'

const ANSWER = { instance: 2, method: 'GET', path: '/account?tab=1', status: 200, cookies: [] }

test('says which instance has answered what, and nothing of a query, where a secret may be', () => {
  expect(answerLine(ANSWER)).toBe('[shop 2] GET /account → 200')
})

test('says that the session’s cookie was written', () => {
  const line = answerLine({ ...ANSWER, cookies: ['cart', 'storefront_session'] })
  expect(line).toBe('[shop 2] GET /account → 200, with a new session cookie')
})

test('tells what a page loads in the background from the page', () => {
  expect(answerLine({ ...ANSWER, path: '/account?_rsc=1x' })).toBe(
    '[shop 2] GET /account (data) → 200',
  )
})

test.each(['/_next/static/chunks/a.js', '/icon.svg'])('says nothing of %s', (path) => {
  expect(answerLine({ ...ANSWER, path })).toBeNull()
})
