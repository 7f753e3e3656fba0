// The emulator in a process of its own, for storefronts to renew at. It mints tokens that are in
// their renewal window already: its clock is put back for the minting.
import { createStorefrontEmulator } from 'storefront-emulator'

/** What the process is asked for. */
export type StoreOrder =
  | { readonly want: 'tokens'; readonly count: number; readonly ageDays: number }
  | { readonly want: 'renewals' }
  | { readonly want: 'hang' }

const emulator = createStorefrontEmulator()
const origin = await emulator.listen()
process.send?.({ origin, publicAccessToken: emulator.publicAccessToken })

process.on('message', (order: StoreOrder) => {
  process.send?.(answer(order))
})

function answer(order: StoreOrder): unknown {
  switch (order.want) {
    case 'tokens':
      return mint(order)
    case 'renewals':
      return emulator.journal.count('customerAccessTokenRenew')
    case 'hang':
      return emulator.faults.add({ kind: 'hang' }) ?? null
  }
}

function mint({ count, ageDays }: { readonly count: number; readonly ageDays: number }): string[] {
  const [customer] = emulator.customers.all()
  if (customer === undefined) throw new Error('The emulator has no customer.')
  emulator.clock.advance(-ageDays * 86_400_000)
  const tokens = Array.from({ length: count }, () => emulator.tokens.issue(customer).accessToken)
  emulator.clock.reset()
  return tokens
}
