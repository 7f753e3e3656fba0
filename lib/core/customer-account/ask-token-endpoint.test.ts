import { ClientSecretBasic, customFetch, None, refreshTokenGrantRequest } from 'oauth4webapi'
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

test('a refresh is the form that oauth4webapi sends', async () => {
  let theirs = new URLSearchParams()
  const server = { issuer: 'https://a.example', token_endpoint: 'https://a.example/token' }
  await refreshTokenGrantRequest(server, { client_id: 'id' }, None(), 'shcrt_0', {
    [customFetch]: async (_url, { body }) => {
      theirs = new URLSearchParams(body)
      return new Response()
    },
  })
  const ours = { grant_type: 'refresh_token', refresh_token: 'shcrt_0', client_id: 'id' }
  expect(Object.fromEntries(theirs)).toEqual(ours)
})

function decoded(authorization: string): readonly string[] {
  const pair = atob(authorization.replace(/^Basic /, ''))
  return pair.split(':').map((part) => new URLSearchParams(`v=${part}`).get('v') ?? '')
}
