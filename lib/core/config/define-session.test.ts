import { describe, expect, test } from 'vitest'
import { PASSWORDS } from '../session/session-fixture.ts'
import { defineSession } from './define-session.ts'
import type { SessionOptions } from './options.ts'
import { shopOfRequest } from './shop-of-request.ts'

const GERMANY: SessionOptions = {
  storeDomain: 'germany.myshopify.com',
  publicAccessToken: 'public-token',
  password: PASSWORDS,
}

const at = (host: string) => new Headers({ host })

describe('defineSession', () => {
  test('has options that are made anew at each request known again by their values', () => {
    const define = defineSession(() => ({
      ...GERMANY,
      password: { ...PASSWORDS },
      loginLimits: { byAccount: { burst: 5, refillSeconds: 60 } },
    }))
    const shopOf = shopOfRequest(define)
    expect(shopOf(at('shop.de'))).toBe(shopOf(at('shop.de')))
  })

  test('tells options apart as soon as one value differs', () => {
    let options = GERMANY
    const shopOf = shopOfRequest(defineSession(() => options))
    const changes = [{}, { cookieName: 'other' }, { password: { 1: 'x'.repeat(32) } }]
    const shops = [...changes, ...changes].map((change) => {
      options = { ...GERMANY, ...change }
      return shopOf(at('shop.de'))
    })
    expect(new Set(shops).size).toBe(3)
  })

  test('remembers no more of them than a thousand, and still passes them on', () => {
    const choose = defineSession(() => ({ ...GERMANY, now: () => 0 }))
    if (typeof choose !== 'function') throw new TypeError('It is the function of one shop.')
    for (let visits = 0; visits < 1000; visits += 1) choose({ headers: at('shop.de') })
    const [one, other] = [choose({ headers: at('shop.de') }), choose({ headers: at('shop.de') })]
    expect(one).toMatchObject(GERMANY)
    expect(one).not.toBe(other)
  })

  test('gives the options of one shop back as they are', () => {
    expect(defineSession(GERMANY)).toBe(GERMANY)
  })
})
