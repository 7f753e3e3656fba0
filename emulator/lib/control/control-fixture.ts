import { type IncomingHttpHeaders, request } from 'node:http'
import { createStorefrontEmulator } from '../create-storefront-emulator.ts'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import type { EmulatorOptions } from '../options.ts'

/** For tests: what came over HTTP. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** For tests: an emulator of its own, and a caller that may send any header, as no browser would. */
export async function startControlled(options: EmulatorOptions = {}) {
  const emulator = createStorefrontEmulator(options)
  const origin = await emulator.listen()

  function call(
    method: string,
    path: string,
    { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  /** Posts a form; from a page if the caller asks for HTML. */
  function submit(command: string, form: Record<string, string> | string, accept = '*/*') {
    return call('POST', `/__emulator/${command}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept },
      body: new URLSearchParams(form).toString(),
    })
  }

  /** Logs the demo customer in; the newest token. */
  function logIn() {
    const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
    if (customer === undefined) throw new Error('The demo customer is not there.')
    return emulator.tokens.issue(customer)
  }

  return { emulator, origin, call, submit, logIn }
}

/** For tests: what `startControlled` returns. */
export type Controlled = Awaited<ReturnType<typeof startControlled>>
