import { expect, test } from 'vitest'
import { buyerIp } from './buyer-ip.ts'

const headers = (value: string) => new Headers({ 'x-real-ip': value, 'x-forwarded-for': '6.6.6.6' })

test('is read from the trusted header, v4 and v6', () => {
  expect(buyerIp(headers('203.0.113.7'), 'x-real-ip')).toBe('203.0.113.7')
  expect(buyerIp(headers('2001:db8::1'), 'x-real-ip')).toBe('2001:db8::1')
})

test('is the last entry, because a visitor can write the ones before it', () => {
  expect(buyerIp(headers('6.6.6.6, 203.0.113.7'), 'x-real-ip')).toBe('203.0.113.7')
})

test('is not taken from any other header', () => {
  expect(buyerIp(headers('203.0.113.7'), null)).toBeNull()
  expect(buyerIp(new Headers({ 'x-forwarded-for': '6.6.6.6' }), 'x-real-ip')).toBeNull()
})

test('is nothing when it is no address', () => {
  for (const value of ['', 'unknown', '1.2.3', 'evil.example', '203.0.113.7:80', '"[::1]"']) {
    expect(buyerIp(headers(value), 'x-real-ip')).toBeNull()
  }
})
