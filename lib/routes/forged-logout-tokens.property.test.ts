import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes, type SessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, json, type Provider, SHOP, startProvider } from './provider-fixture.ts'
import { type Site, startSite } from './site-fixture.ts'

/** More of them in `npm run test:long`. */
const RUNS = Number(process.env['FORGED_LOGOUT_TOKENS'] ?? 40)

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** What a forger knows and has. */
interface Known {
  readonly issuer: string
  /** The session at the provider that is attacked; and another customer's, who is the forger. */
  readonly sid: string
  readonly idToken: string
  /** Of a token that was used a moment ago. */
  readonly usedId: string
  /** Seconds. */
  readonly now: number
}

type Claims = Record<string, unknown>

/** One way to make a part of a token. The oracle: a token is good if each of its parts is. */
interface Way {
  readonly is: string
  readonly good?: true
  readonly make: (known: Known) => unknown
}

const absent = { is: 'absent', make: () => undefined }

/** Claims, each with all that it may be. The first way is the right one. */
const CLAIMS: Readonly<Record<string, readonly Way[]>> = {
  iss: [
    { is: 'right', good: true, make: ({ issuer }) => issuer },
    { is: 'with a slash', make: ({ issuer }) => `${issuer}/` },
    { is: 'another', make: () => 'https://elsewhere.example' },
    { is: 'a list', make: ({ issuer }) => [issuer] },
    absent,
  ],
  aud: [
    { is: 'right', good: true, make: () => CLIENT_ID },
    { is: 'among others', good: true, make: () => ['another', CLIENT_ID] },
    { is: 'another', make: () => 'another' },
    { is: 'others', make: () => ['another', 'one more'] },
    { is: 'nobody', make: () => [] },
    { is: 'part of it', make: () => CLIENT_ID.slice(0, -1) },
    absent,
  ],
  iat: [
    { is: 'now', good: true, make: ({ now }) => now },
    { is: 'four minutes ago', good: true, make: ({ now }) => now - 240 },
    { is: 'six minutes ago', make: ({ now }) => now - 360 },
    { is: 'a year ago', make: ({ now }) => now - 31_536_000 },
    { is: 'in five minutes', make: ({ now }) => now + 300 },
    { is: 'text', make: ({ now }) => `${now}` },
    { is: 'milliseconds', make: ({ now }) => now * 1000 },
    absent,
  ],
  exp: [
    { is: 'in two minutes', good: true, make: ({ now }) => now + 120 },
    { is: 'over', make: ({ now }) => now - 120 },
    { is: 'text', make: ({ now }) => `${now + 120}` },
    absent,
  ],
  jti: [
    { is: 'new', good: true, make: () => crypto.randomUUID() },
    { is: 'used', make: ({ usedId }) => usedId },
    { is: 'a number', make: () => 7 },
    { is: 'empty', make: () => '' },
    absent,
  ],
  events: [
    { is: 'a log-out', good: true, make: () => ({ [EVENT]: {} }) },
    { is: 'a log-out and more', good: true, make: () => ({ [EVENT]: {}, 'urn:more': {} }) },
    { is: 'another', make: () => ({ 'urn:example:other': {} }) },
    { is: 'text in it', make: () => ({ [EVENT]: 'yes' }) },
    { is: 'null in it', make: () => ({ [EVENT]: null }) },
    { is: 'a list in it', make: () => ({ [EVENT]: [] }) },
    { is: 'a list', make: () => [EVENT] },
    { is: 'text', make: () => EVENT },
    { is: 'none', make: () => ({}) },
    absent,
  ],
  nonce: [
    { ...absent, good: true },
    { is: 'there', make: () => 'n' },
    { is: 'null', make: () => null },
  ],
  sid: [
    { is: 'right', good: true, make: ({ sid }) => sid },
    { is: 'a number', make: () => 7 },
    { is: 'empty', make: () => '' },
    { is: 'a list', make: ({ sid }) => [sid] },
  ],
  sub: [
    { is: 'right', good: true, make: () => 'ada' },
    { ...absent, good: true },
    { is: 'null', make: () => null },
    { is: 'a list', make: () => ['ada'] },
  ],
}

/** How a token is signed. The first way is the right one. */
type Sign = (claims: Claims, known: Known) => Promise<string> | string

const SIGNATURES: readonly { readonly is: string; readonly good?: true; readonly sign: Sign }[] = [
  { is: 'the provider’s', good: true, sign: (claims) => provider.sign(claims) },
  {
    is: 'the provider’s, of a logout token',
    good: true,
    sign: (claims) => provider.sign(claims, { typ: 'logout+jwt' }),
  },
  { is: 'of another key', sign: (claims) => signedBy(stranger, claims, { kid: 'id_0' }) },
  { is: 'of another key without a name', sign: (claims) => signedBy(stranger, claims, {}) },
  { is: 'of another key that is in it', sign: (claims) => signedBy(stranger, claims, { jwk }) },
  { is: 'none', sign: (claims) => `${part({ alg: 'none' })}.${part(claims)}.` },
  { is: 'none, in other letters', sign: (claims) => `${part({ alg: 'NONE' })}.${part(claims)}.` },
  { is: 'of the public key', sign: (claims) => sharedSecret(claims, publicPem) },
  { is: 'of the public key as JSON', sign: (claims) => sharedSecret(claims, publicJson) },
  { is: 'of nothing', sign: (claims) => sharedSecret(claims, '') },
  { is: 'of other claims', sign: ofOtherClaims },
  { is: 'missing', sign: async (claims) => (await provider.sign(claims)).replace(/[^.]+$/, '') },
  { is: 'cut off', sign: async (claims) => (await provider.sign(claims)).slice(0, -8) },
  { is: 'by another algorithm', sign: (claims) => provider.sign(claims, { alg: 'PS256' }) },
  { is: 'with what is critical', sign: (claims) => provider.sign(claims, { crit: ['x'], x: 1 }) },
  { is: 'that of the id token', sign: (_, { idToken }) => idToken },
  { is: 'of an id token that has only just been there', sign: idTokenClaims },
]

/** What is in the id token, and signed by the provider: all but `events` and `jti` is as it should be. */
function idTokenClaims(_: Claims, { idToken, now }: Known): Promise<string> {
  const claims = claimsIn(idToken)
  return provider.sign({ ...claims, iat: now, exp: now + 120 })
}

async function ofOtherClaims(claims: Claims): Promise<string> {
  const [header, , signature] = (await provider.sign({ ...claims, sid: 'mallory’s' })).split('.')
  return `${header}.${part(claims)}.${signature}`
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const { privateKey: stranger, publicKey: strangersKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
})
const jwk = strangersKey.export({ format: 'jwk' })

function signedBy(key: KeyObject, claims: Claims, header: object): string {
  const text = `${part({ alg: 'RS256', ...header })}.${part(claims)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
}

function sharedSecret(claims: Claims, secret: string): string {
  const text = `${part({ alg: 'HS256', kid: 'id_0' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

let publicPem = ''
let publicJson = ''
let provider: Provider
let site: Site
let routes: SessionRoutes
let ada: Browser
let adas: { readonly sid: string; readonly idToken: string }
const usedId = crypto.randomUUID()

beforeAll(async () => {
  for (const method of ['info', 'warn', 'log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  site = await startSite()
  const uri = site.address('backchannel-logout')
  provider = await startProvider({ backchannelLogout: { uri, isOfSession: true } })
  const { keys } = await (await fetch(`${provider.origin}/jwks`)).json()
  publicJson = JSON.stringify(keys[0])
  publicPem = await pemOf(keys[0])
  routes = createSessionRoutes({
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: SHOP,
    customerAccountClientId: CLIENT_ID,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    store: memoryStore(),
    revocationCheckSeconds: 0,
  })
  site.serveBy(routes)
  // The token of this id is used before all others.
  await logInAgain()
  expect(await send(await provider.sign(usedClaims()))).toBe(200)
  await logInAgain()
})

function usedClaims(): Claims {
  const now = Math.floor(Date.now() / 1000)
  const events = { [EVENT]: {} }
  const { sid } = adas
  const [iss, iat, exp] = [provider.origin, now, now + 120]
  return { iss, aud: CLIENT_ID, iat, exp, jti: usedId, events, sid }
}

afterAll(async () => {
  vi.restoreAllMocks()
  await Promise.all([provider?.close(), site?.close()])
})

async function pemOf(key: JsonWebKey): Promise<string> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('jwk', key, algorithm, true, ['verify'])
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', imported)).toString('base64')
  return `-----BEGIN PUBLIC KEY-----\n${spki.replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`
}

/** Logs in, and looks at what the token endpoint hands out. */
async function logInAgain(): Promise<void> {
  ada = openBrowser(routes)
  let idToken = ''
  provider.faces.set('/token', async (request, response) => {
    provider.faces.delete('/token')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = Buffer.concat(chunks).toString()
    const asked = await fetch(`${provider.origin}/token`, { method: 'POST', headers, body })
    const tokens = await asked.json()
    idToken = tokens.id_token
    json(response, 200, tokens)
  })
  const login = await ada.get('/api/session/login')
  await ada.get(await ada.logInAt(login.headers.get('location') ?? '', 'ada'))
  adas = { sid: claimsIn(idToken)['sid'], idToken }
}

function claimsIn(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** In which of the ways each part is made; the first, where it is not named. */
type Recipe = Readonly<Record<string, number>>

const NAMES = [...Object.keys(CLAIMS), 'signature']
const waysOf = (name: string) => (name === 'signature' ? SIGNATURES : (CLAIMS[name] ?? []))

/** As it should be, but for up to two parts. */
const recipe: fc.Arbitrary<Recipe> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, fc.nat({ max: waysOf(name).length - 1 })])),
    ),
  )

const wayOf = (parts: Recipe, name: string) => waysOf(name)[parts[name] ?? 0]

async function tokenOf(parts: Recipe): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const known = { issuer: provider.origin, ...adas, usedId, now }
  const claims = Object.fromEntries(
    Object.keys(CLAIMS).map((name) => [name, CLAIMS[name]?.[parts[name] ?? 0]?.make(known)]),
  )
  return (await SIGNATURES[parts['signature'] ?? 0]?.sign(claims, known)) ?? ''
}

async function send(token: string): Promise<number> {
  const body = new URLSearchParams({ logout_token: token })
  return (await fetch(site.address('backchannel-logout'), { method: 'POST', body })).status
}

async function status(): Promise<string> {
  return (await (await ada.get('/api/session')).json()).status
}

test('only a token in which all is right ends a session', async () => {
  const seen = { good: 0, forged: 0 }
  async function tryIt(parts: Recipe): Promise<void> {
    const isGood = NAMES.every((name) => wayOf(parts, name)?.good === true)
    const said = NAMES.map((name) => `${name} ${wayOf(parts, name)?.is}`).join(', ')
    expect(await send(await tokenOf(parts)), said).toBe(isGood ? 200 : 400)
    expect(await status(), said).toBe(isGood ? 'signed-out' : 'signed-in')
    seen[isGood ? 'good' : 'forged'] += 1
    if (isGood) await logInAgain()
  }
  // Each way once, and then two at a time.
  for (const name of NAMES) {
    for (const [way] of waysOf(name).entries()) await tryIt({ [name]: way })
  }
  await fc.assert(fc.asyncProperty(recipe, tryIt), { numRuns: RUNS })
  expect(seen.good).toBeGreaterThan(NAMES.length)
  expect(seen.forged).toBeGreaterThan(50)
}, 600_000)

test('a token that is sent in another way is none', async () => {
  const token = await tokenOf({})
  const sent: RequestInit[] = [
    {
      body: JSON.stringify({ logout_token: token }),
      headers: { 'content-type': 'application/json' },
    },
    { body: token, headers: { 'content-type': 'application/logout+jwt' } },
    { body: new URLSearchParams({ id_token: token }) },
    { body: new URLSearchParams({ logout_token: `${token} ` }) },
    {},
  ]
  for (const init of sent) {
    const address = `${site.address('backchannel-logout')}?logout_token=${token}`
    expect((await fetch(address, { ...init, method: 'POST' })).status).toBe(400)
  }
  expect(await status()).toBe('signed-in')
  expect(await send(token)).toBe(200)
})
