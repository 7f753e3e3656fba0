import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '../errors.ts'
import { PASSWORDS } from '../session/session-fixture.ts'
import type { SessionOptions } from './options.ts'
import { shopOfRequest } from './shop-of-request.ts'

const GERMANY: SessionOptions = {
  storeDomain: 'germany.myshopify.com',
  publicAccessToken: 'public-token',
  password: PASSWORDS,
}
const PORTUGAL: SessionOptions = { ...GERMANY, storeDomain: 'portugal.myshopify.com' }

const at = (host: string) => new Headers({ host })
const byHost = ({ headers }: { headers: Headers }) =>
  headers.get('host') === 'shop.pt' ? PORTUGAL : GERMANY

describe('one shop', () => {
  test('is the same whatever a request says, with the passwords as they are', () => {
    const shopOf = shopOfRequest(GERMANY)
    expect(shopOf(at('shop.de'))).toBe(shopOf(at('shop.pt')))
    expect(shopOf(at('shop.de')).config().passwords).toEqual(PASSWORDS)
  })
})

describe('several shops', () => {
  test('are told apart by the request, and each is resolved once', () => {
    const shopOf = shopOfRequest(byHost)
    const [germany, portugal] = [shopOf(at('shop.de')).config(), shopOf(at('shop.pt')).config()]
    expect(germany.store.origin).toBe('https://germany.myshopify.com')
    expect(portugal.store.origin).toBe('https://portugal.myshopify.com')
    expect(shopOf(at('shop.de')).config()).toBe(germany)
    expect(shopOf(at('shop.pt')).config()).toBe(portugal)
  })

  test('that share a password still seal with different ones, each in a form that iron takes', () => {
    const shopOf = shopOfRequest(byHost)
    const passwords = ['shop.de', 'shop.pt'].map((host) => shopOf(at(host)).config().passwords)
    expect(Object.keys(passwords[0] ?? {})).toEqual(Object.keys(PASSWORDS))
    for (const id of Object.keys(PASSWORDS)) {
      expect(passwords[0]?.[id]).not.toBe(passwords[1]?.[id])
      expect(passwords[0]?.[id]).not.toBe(
        Object.entries(PASSWORDS).find(([known]) => known === id)?.[1],
      )
    }
  })

  test('are known by the object that holds their options', () => {
    const shopOf = shopOfRequest(() => ({ ...GERMANY }))
    expect(shopOf(at('shop.de'))).not.toBe(shopOf(at('shop.de')))
  })

  test('are each told what they lack, and the others work', () => {
    const shopOf = shopOfRequest(({ headers }) =>
      headers.get('host') === 'shop.pt' ? { ...PORTUGAL, password: 'short' } : GERMANY,
    )
    expect(() => shopOf(at('shop.pt')).config()).toThrow(ConfigurationError)
    expect(() => shopOf(at('shop.pt')).config()).toThrow(ConfigurationError)
    expect(shopOf(at('shop.de')).config().store.origin).toBe('https://germany.myshopify.com')
  })
})

test('nothing is read before the first request, and a broken configuration is told at each one', () => {
  for (const given of [{ cookieName: 'a;b' }, () => ({ cookieName: 'a;b' })]) {
    const { config } = shopOfRequest(given)(new Headers())
    expect(config).toThrow(ConfigurationError)
    expect(config).toThrow(/SESSION_COOKIE_NAME/)
  }
})
