// The emulator in a process of its own, for storefronts to renew at. It mints tokens that are in
// their renewal window already: its clock is put back for the minting.
import { type CustomerRecord, createStorefrontEmulator } from 'storefront-emulator'
import type { AccountTokens } from './account-sessions.ts'

/** What the process is asked for. */
export type StoreOrder =
  | { readonly want: 'tokens'; readonly count: number; readonly ageDays: number }
  | { readonly want: 'account-tokens'; readonly count: number; readonly ageMinutes: number }
  | { readonly want: 'renewals' }
  | { readonly want: 'hang' }

const emulator = createStorefrontEmulator()
const origin = await emulator.listen()
process.send?.({
  origin,
  publicAccessToken: emulator.publicAccessToken,
  privateAccessToken: emulator.privateAccessToken,
  customerAccountClientId: emulator.customerAccounts.client.clientId,
})

// Nobody is left who would ask.
process.on('disconnect', () => process.exit())

process.on('message', async (order: StoreOrder) => {
  process.send?.(await answer(order))
})

function answer(order: StoreOrder): unknown {
  switch (order.want) {
    case 'tokens':
      return mint(order)
    case 'account-tokens':
      return mintAccountTokens(order)
    case 'renewals':
      return (
        emulator.journal.count('customerAccessTokenRenew') + emulator.journal.count('refresh_token')
      )
    case 'hang':
      return emulator.faults.add({ kind: 'hang' }) ?? null
  }
}

function mint({ count, ageDays }: { readonly count: number; readonly ageDays: number }): string[] {
  const customer = anyCustomer()
  emulator.clock.advance(-ageDays * 86_400_000)
  const tokens = Array.from({ length: count }, () => emulator.tokens.issue(customer).accessToken)
  emulator.clock.reset()
  return tokens
}

async function mintAccountTokens({
  count,
  ageMinutes,
}: {
  readonly count: number
  readonly ageMinutes: number
}): Promise<AccountTokens[]> {
  const tokens: AccountTokens[] = []
  emulator.clock.advance(-ageMinutes * 60_000)
  while (tokens.length < count) {
    tokens.push(await emulator.customerAccounts.issueTokens(anyCustomer()))
  }
  emulator.clock.reset()
  return tokens
}

function anyCustomer(): CustomerRecord {
  const [customer] = emulator.customers.all()
  if (customer === undefined) throw new Error('The emulator has no customer.')
  return customer
}
