import { createEmulatorControl } from 'next-storefront-session/playwright'

/** A visitor who keeps cookies, of the shop and of Shopify alike, and follows no redirect by itself. */
export interface CookieKeeper {
  readonly jar: Map<string, string>
  /** Asks, or sends a form; where that leads to, if anywhere. */
  open(url: string, form?: Readonly<Record<string, string>>): Promise<string>
}

/** Creates a visitor without cookies. */
export function createCookieKeeper(): CookieKeeper {
  const jar = new Map<string, string>()
  return {
    jar,
    async open(url, form) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
      const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...sent })
      await response.arrayBuffer()
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      return new URL(response.headers.get('location') ?? '', url).href
    },
  }
}

/**
 * From the log-in of a shop to the address of its callback, which is not opened; to a page of the
 * shop's where the log-in does not even begin.
 */
export async function callbackFor(
  visitor: CookieKeeper,
  { url, email }: { readonly url: string; readonly email: string },
): Promise<string> {
  const authorize = await visitor.open(`${url}/api/session/login`)
  if (authorize.startsWith(url)) return authorize
  const page = await visitor.open(authorize)
  await visitor.open(page, { step: 'email', email })
  const emulator = createEmulatorControl(new URL(authorize).origin)
  const code = (await emulator.codeTo(email)) ?? ''
  return visitor.open(await visitor.open(page, { code }))
}

/** Logs a customer in on Shopify's page; the session cookie as `name=value`. */
export async function logInOverHttp(shop: { url: string; email: string }): Promise<string> {
  const visitor = createCookieKeeper()
  const landed = await visitor.open(await callbackFor(visitor, shop))
  const value = visitor.jar.get('storefront_session')
  if (value === undefined) throw new Error(`The log-in led to ${new URL(landed).pathname}.`)
  return `storefront_session=${value}`
}
