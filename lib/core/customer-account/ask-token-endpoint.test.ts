import { ClientSecretBasic } from 'oauth4webapi'
import { describe, expect, test } from 'vitest'
import { basicAuthorization } from './ask-token-endpoint.ts'

describe('what a confidential client proves itself with', () => {
  const id = '30243aa5-17c1-465a-8493-944bcc4e88aa'

  test('is what Shopify documents: Base64 of the two, as they are', () => {
    expect(basicAuthorization(id, 'shpss_0a-1b')).toBe(`Basic ${btoa(`${id}:shpss_0a-1b`)}`)
  })

  test.each(['plain', 'a:b', 'with space', 'ü&=%+', "-_.!~*'()"])(
    'is what oauth4webapi sends, to who decodes it: %s',
    async (secret) => {
      const headers = new Headers()
      const server = { issuer: 'https://shop.example' }
      await ClientSecretBasic(secret)(server, { client_id: id }, new URLSearchParams(), headers)
      expect(decoded(basicAuthorization(id, secret))).toEqual(
        decoded(headers.get('authorization') ?? ''),
      )
    },
  )
})

function decoded(authorization: string): readonly string[] {
  const pair = atob(authorization.replace(/^Basic /, ''))
  return pair.split(':').map((part) => new URLSearchParams(`v=${part}`).get('v') ?? '')
}
