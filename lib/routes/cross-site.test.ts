import { NextRequest } from 'next/server.js'
import { describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { email, emulator, events, expectProblem, password, storeDomain } from './route-fixture.ts'
import { createStorefrontProxy } from './storefront-proxy/create-storefront-proxy.ts'

type Sent = Readonly<Record<string, string>>

function optionsWith(more: Partial<SessionOptions>): SessionOptions {
  return {
    storeDomain,
    privateAccessToken: emulator.privateAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    onEvent: (event) => events.push(event),
    ...more,
  }
}

/** Both doors that a browser posts to, each with what it answers when it lets a request in. */
const DOORS = {
  'the session routes': async (options: Parameters<typeof createSessionRoutes>[0], sent: Sent) => {
    const request = requestTo('/api/session/login', { email, password }, sent)
    const params = Promise.resolve({ action: ['login'] })
    return { request, response: await createSessionRoutes(options).POST(request, { params }) }
  },
  'the Storefront proxy': async (
    options: Parameters<typeof createSessionRoutes>[0],
    sent: Sent,
  ) => {
    const request = requestTo('/api/2026-04/graphql.json', { query: '{ shop { name } }' }, sent)
    const params = Promise.resolve({ version: '2026-04' })
    return { request, response: await createStorefrontProxy(options).POST(request, { params }) }
  },
}

function requestTo(path: string, body: unknown, sent: Sent): NextRequest {
  return new NextRequest(`http://10.0.0.7:3000${path}`, {
    method: 'POST',
    headers: { host: '10.0.0.7:3000', 'content-type': 'application/json', ...sent },
    body: JSON.stringify(body),
  })
}

const BEHIND_A_PROXY = { origin: 'https://shop.example', 'x-forwarded-host': 'shop.example' }

describe.each(Object.entries(DOORS))('%s', (_, ask) => {
  const status = async (more: Partial<SessionOptions>, sent: Sent) =>
    (await ask(optionsWith(more), sent)).response.status

  test('believe X-Forwarded-Host of a proxy that is trusted, and of nobody else', async () => {
    silence()
    expect(await status({}, BEHIND_A_PROXY)).toBe(403)
    expect(await status({ clientIpHeader: 'x-real-ip' }, BEHIND_A_PROXY)).toBe(200)
  })

  test('answer the origin of the site alone, where it is set', async () => {
    silence()
    const { origin } = BEHIND_A_PROXY
    const known = { siteOrigin: origin, clientIpHeader: 'x-real-ip' }
    expect(await status(known, { origin })).toBe(200)
    expect(await status(known, { origin: 'http://10.0.0.7:3000' })).toBe(403)
    const forged = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }
    expect(await status(known, forged)).toBe(403)
  })

  test('ask the shop that the request is for, where there are several', async () => {
    silence()
    const shops = {
      de: optionsWith({ siteOrigin: 'https://shop.de' }),
      pt: optionsWith({ siteOrigin: 'https://shop.pt' }),
    }
    const several = ({ headers }: { headers: Headers }) =>
      headers.get('x-shop') === 'de' ? shops.de : shops.pt
    const at = async (shop: string, origin: string) =>
      (await ask(several, { 'x-shop': shop, origin })).response.status
    expect(await at('de', 'https://shop.de')).toBe(200)
    expect(await at('pt', 'https://shop.pt')).toBe(200)
    expect(await at('de', 'https://shop.pt')).toBe(403)
  })

  test('read nothing of what another site has posted, and ask the store nothing', async () => {
    const { request, response } = await ask(optionsWith({}), { origin: 'https://evil.example' })
    expect(response.status).toBe(403)
    expect(request.bodyUsed).toBe(false)
    expect(emulator.journal.entries()).toEqual([])
  })
})

describe('an operator', () => {
  test('is told once what to set, when pages of the site are refused', async () => {
    const logged = silence()
    const routes = createSessionRoutes(optionsWith({}))
    const post = (sent: Sent) =>
      routes.POST(requestTo('/api/session/logout', {}, sent), {
        params: Promise.resolve({ action: ['logout'] }),
      })
    for (let times = 0; times < 3; times += 1) {
      await expectProblem(await post(BEHIND_A_PROXY), 403, 'CROSS_SITE')
      await post({ origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' })
    }
    expect(logged.mock.calls).toEqual([
      [expect.stringMatching(/CROSS_SITE: .*SESSION_SITE_ORIGIN.*SESSION_CLIENT_IP_HEADER/)],
    ])
    expect(events).toEqual([
      { type: 'misconfigured', problem: 'site-origin', requestId: expect.any(String) },
    ])
  })

  test.each<[string, Partial<SessionOptions>, RegExp]>([
    [
      'the wrong origin',
      { siteOrigin: 'https://old.example' },
      /its origin is not SESSION_SITE_ORIGIN/,
    ],
    [
      'a proxy that does not say which host was asked for',
      { clientIpHeader: 'x-real-ip' },
      /neither the Host nor the X-Forwarded-Host/,
    ],
  ])('who has set %s is told so', async (_, more, sentence) => {
    const logged = silence()
    const sent = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }
    await DOORS['the session routes'](optionsWith(more), sent)
    expect(logged.mock.calls).toEqual([[expect.stringMatching(sentence)]])
    expect(logged.mock.calls.join()).not.toMatch(/old\.example|shop\.example/)
  })

  test('is not woken by other sites, nor by what names no site', async () => {
    const logged = silence()
    for (const sent of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { ...BEHIND_A_PROXY, 'sec-fetch-site': 'cross-site' },
      { ...BEHIND_A_PROXY, 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null', 'x-forwarded-host': 'null' },
      { origin: 'shop.example', 'x-forwarded-host': 'shop.example' },
    ]) {
      const { response } = await DOORS['the session routes'](optionsWith({}), sent)
      expect(response.status).toBe(403)
    }
    expect([logged.mock.calls, events]).toEqual([[], []])
  })
})

describe('a visitor who is refused', () => {
  test('is told in their language, and nothing of the set-up', async () => {
    silence()
    const { response } = await DOORS['the session routes'](optionsWith({}), BEHIND_A_PROXY)
    const { detail } = await response.json()
    expect(detail).toBe('For your safety, this works only from a page of this shop.')
  })
})

function silence() {
  return vi.spyOn(console, 'error').mockImplementation(() => undefined)
}
