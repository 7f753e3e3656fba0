import type { EmulatorControl } from 'next-storefront-session/playwright'
import type { Instance } from '../../scripts/instances/start-instances.ts'
import type { AccountKind } from '../account-kind.ts'
import type { Visited } from '../visitor.ts'
import type { StoreRelay } from './store-relay.ts'

/** Several storefronts behind one address, and the store behind all of them, whatever they share. */
export interface Site {
  readonly emulator: EmulatorControl
  readonly instances: readonly SiteInstance[]
  /** Between each instance and what they share, in the order of the instances. */
  readonly relays: readonly Pick<StoreRelay, 'stopAt'>[]
  /** The site as customers of one kind see it; or one of its instances, past the balancer. */
  visited(kind: AccountKind['name'], instance?: SiteInstance): Visited
  stop(): Promise<void>
}

/** One of them. */
export type SiteInstance = Omit<Instance, 'pid'>
