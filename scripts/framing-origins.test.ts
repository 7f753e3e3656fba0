import { expect, test } from 'vitest'
import { framingOrigins } from '../app/framing-origins'

test('an emulated store on this machine may show the shop in a frame', () => {
  const both = ['http://127.0.0.1:4010', 'http://localhost:4010']
  expect(framingOrigins('http://127.0.0.1:4010')).toEqual(both)
  expect(framingOrigins('http://localhost:4010/')).toEqual(both)
})

test.each(['', 'shop.myshopify.com', 'https://localhost.example', 'http://127.0.0.1.example:4010'])(
  'with the store %j nobody may',
  (store) => expect(framingOrigins(store)).toEqual(["'none'"]),
)
