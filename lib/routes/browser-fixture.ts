import { NextRequest, type NextResponse } from 'next/server.js'
import type { SessionRoutes } from './create-session-routes.ts'
import { SHOP } from './provider-fixture.ts'

/** For tests: a browser that visits the shop's session routes and the provider's pages. */
export interface Browser {
  /** The cookies for the shop, by name. */
  readonly jar: Map<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<NextResponse>
  /** Posts a form. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<NextResponse>
  postJson(path: string, body: unknown): Promise<NextResponse>
  /** Logs in on the provider's pages; returns the address of the callback that they lead to. */
  logInAt(url: string, name?: string): Promise<string>
  /** Logs out on the page of the provider (an origin), which has nothing to do with the shop. */
  logOutAt(provider: string): Promise<void>
}

/** For tests: opens one, with no cookies. */
export function openBrowser(routes: SessionRoutes): Browser {
  const jar = new Map<string, string>()
  const theirs = new Map<string, string>()

  async function ask(path: string, init: RequestInit): Promise<NextResponse> {
    const url = new URL(path, SHOP)
    const headers = new Headers(init.headers)
    headers.set('host', url.host)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') headers.set('cookie', cookie)
    const request = new NextRequest(url, { ...init, headers } as never)
    const action = url.pathname.split('/').slice(3)
    const params = Promise.resolve(action.length === 0 ? {} : { action })
    const response = await (init.method === 'POST' ? routes.POST : routes.GET)(request, { params })
    keep(jar, response)
    return response
  }

  async function load(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...theirs].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...init.headers },
    })
    keep(theirs, response)
    return response
  }

  async function page(url: string, init: RequestInit = {}): Promise<string> {
    const response = await load(url, init)
    const location = response.headers.get('location')
    return location === null ? url : new URL(location, url).href
  }

  return {
    jar,
    get: (path, headers = {}) => ask(path, { method: 'GET', headers }),
    post: (path, fields = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: SHOP },
        body: new URLSearchParams(fields).toString(),
      }),
    postJson: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: SHOP },
        body: JSON.stringify(body),
      }),
    async logInAt(url, name = 'ada') {
      let at = url
      for (let step = 0; step < 12 && !at.startsWith(SHOP); step += 1) {
        const next = await page(at)
        at = next === at ? await page(at, answerTo(step, name)) : next
      }
      return at
    },
    async logOutAt(provider) {
      const shown = await load(`${provider}/session/end`)
      const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(await shown.text()) ?? []
      await load(`${provider}/session/end/confirm`, formOf({ xsrf, logout: 'yes' }))
    },
  }
}

/** The pages ask first who it is, then whether they agree. */
function answerTo(step: number, login: string): RequestInit {
  return formOf(step < 3 ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' })
}

function formOf(fields: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  }
}

function keep(jar: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const isGone = attributes.some(
      (each) => /^max-age=0$/i.test(each) || /expires=thu, 01 jan 1970/i.test(each),
    )
    if (isGone) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
