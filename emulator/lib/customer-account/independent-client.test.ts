import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import {
  CALLBACK,
  createBrowser,
  customerAccounts,
  SCOPE,
  SHOP,
} from './customer-account-fixture.ts'

// oauth4webapi takes no answer of a token endpoint without a `token_type`.
const shop = customerAccounts({ behaviour: { tokenType: true } })

test('oauth4webapi, a certified client, logs in, checks the signature, refreshes', async () => {
  const issuer = new URL('https://shopify.com/authentication/60000000001')
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await fetch(`${shop.origin()}/.well-known/openid-configuration`),
  )
  const client = { client_id: shop.emulator().customerAccounts.client.clientId }
  const options = { [oauth.allowInsecureRequests]: true, headers: { Origin: SHOP } }
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const query = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const browser = createBrowser()
  const { location } = await browser.open(`${server.authorization_endpoint}?${query}`)
  const callback = new URL(await shop.typeIn(browser, location))
  const parameters = oauth.validateAuthResponse(server, client, callback, state)
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    CALLBACK,
    verifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer, options)
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: '7200000000001' })
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      tokens.refresh_token ?? '',
      options,
    ),
  )
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
})

test('openid-client, another, logs in, refreshes with a token once, and leaves', async () => {
  const { clientId } = shop.emulator().customerAccounts.client
  // Shopify's discovery is on another host than its issuer: for this client that has to be said.
  const document = await fetch(`${shop.origin()}/.well-known/openid-configuration`)
  const config = new openid.Configuration(await document.json(), clientId, undefined, openid.None())
  openid.allowInsecureRequests(config)
  config[openid.customFetch] = (url, { body, headers, ...rest }) =>
    fetch(url, {
      ...rest,
      body: body instanceof URLSearchParams ? body : null,
      headers: { ...headers, Origin: SHOP },
    })
  const [verifier, state] = [openid.randomPKCECodeVerifier(), openid.randomState()]
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const browser = createBrowser()
  const { location } = await browser.open(url.href)
  const callback = new URL(await shop.typeIn(browser, location))
  const tokens = await openid.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  expect(tokens.claims()).toMatchObject({ sub: '7200000000001' })
  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(refreshed.access_token).toMatch(/^shcat_/)
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  const leaving = openid.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: SHOP,
  })
  expect((await browser.open(leaving.href)).location).toBe(`${SHOP}/`)
})
