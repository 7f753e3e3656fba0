import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const ADDRESS = 'gid://shopify/MailingAddress/12311636607282'
const CREDENTIAL = `?model_name=CustomerAddress&customer_access_token=${'Zz-_9'.repeat(51)}`

test('takes the token out, under whatever name and however deep', () => {
  const reply = { a: { harmless: TOKEN, list: [`x${TOKEN}y`, 7, null, true] } }
  expect(redact(reply, TOKEN)).toEqual({
    a: { harmless: '[redacted]', list: ['x[redacted]y', 7, null, true] },
  })
})

test('reduces an address id to its plain form', () => {
  expect(redact({ defaultAddress: { id: ADDRESS + CREDENTIAL } }, TOKEN)).toEqual({
    defaultAddress: { id: ADDRESS },
  })
})

test('takes an address credential out of a sentence and of a URL', () => {
  const text = `Cannot load "${ADDRESS}${CREDENTIAL}" (https://x.example/?customer_access_token=abc&y=1)`
  expect(redact(text, TOKEN)).toBe(
    `Cannot load "${ADDRESS}" (https://x.example/?customer_access_token=[redacted]&y=1)`,
  )
})

test('leaves everything else alone, other ids included', () => {
  const reply = { id: 'gid://shopify/Order/897?key=25a8', total: '12.0', tags: [] }
  expect(redact(reply, TOKEN)).toEqual(reply)
})
