import { expect, test } from 'vitest'
import { defaultBehaviour } from '../state/behaviour.ts'
import { createClock } from '../state/clock.ts'
import { createSecretLog } from '../state/secrets.ts'
import { cartId, createCartRegistry } from './carts.ts'

const behaviour = defaultBehaviour()
const carts = createCartRegistry({ clock: createClock(), secrets: createSecretLog(), behaviour })
const cart = carts.create()
const id = cartId(cart)

const SPELLINGS = [
  `${id}&x=1`,
  id.replace('?', '?x=1&'),
  ` ${id}\n`,
  `${id}#x`,
  id.replace('/Cart/', '/%43art/'),
  id.replace('/Cart/', '/cart/'),
]

test.each(SPELLINGS)('another spelling of an id names a cart only where it may: %j', (spelling) => {
  behaviour.cartIds = 'exact'
  expect(carts.byId(spelling)).toBeNull()
  behaviour.cartIds = 'lenient'
  expect(carts.byId(spelling)).toEqual({ cart, hasKey: true })
})

test('without its key, or with another one, a cart is found and known to lack it', () => {
  for (const spelling of [id.replace(/\?.*/, ''), id.replace(/key=.*/, 'key=x')]) {
    behaviour.cartIds = 'lenient'
    expect(carts.byId(spelling)?.hasKey).toBe(false)
    behaviour.cartIds = 'exact'
    expect(carts.byId(spelling)?.hasKey).toBe(false)
  }
})

test.each(['', 'x', 'gid://shopify/Cart/%', 'gid://shopify/Product/1', 'gid://'])(
  'what is no id names none: %j',
  (spelling) => {
    for (const cartIds of ['exact', 'lenient'] as const) {
      behaviour.cartIds = cartIds
      expect(carts.byId(spelling)).toBeNull()
    }
  },
)
