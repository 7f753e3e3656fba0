import { createStorefrontEmulator } from '../create-storefront-emulator.ts'
import type { GraphqlReply } from '../customers/customer-fixture.ts'
import type { EmulatorSeed } from '../options.ts'

/** For tests: an emulator with a catalogue, and a client that asks it over HTTP. */
export async function openShop(seed: EmulatorSeed = {}) {
  const emulator = createStorefrontEmulator({ seed })
  const origin = await emulator.listen()

  async function reply(query: string, variables: object = {}): Promise<GraphqlReply> {
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-storefront-access-token': emulator.publicAccessToken,
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as GraphqlReply
  }

  /** The data of an answer; an answer with errors is thrown. */
  async function ask(query: string, variables: object = {}): Promise<GraphqlReply['data']> {
    const { data, errors } = await reply(query, variables)
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return data
  }

  return { origin, ask, reply, close: emulator.close }
}

/** For tests: a shop that can be asked. */
export type TestShop = Awaited<ReturnType<typeof openShop>>
