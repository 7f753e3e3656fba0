// next-storefront-session/emulator: a local Storefront API. Node only; never part of a shop's bundle.

export type { DiscountCodeSeed } from './cart/discount-codes.ts'
export type {
  CatalogueSeed,
  CollectionSeed,
  MenuItemSeed,
  MenuSeed,
  OptionSeed,
  PageSeed,
  ProductSeed,
  ShopSeed,
  VariantSeed,
} from './catalogue/index.ts'
export { MARL } from './catalogue/index.ts'
export { type ClockControl, createClock, parseDuration } from './clock.ts'
export { createStorefrontEmulator, type StorefrontEmulator } from './create-storefront-emulator.ts'
export type { AddressSeed, CustomerSeed, CustomerState } from './customers.ts'
export { DEMO_CUSTOMER } from './demo-customer.ts'
export type { FaultKind } from './fault-kinds.ts'
export type { FaultRequest } from './faults.ts'
export type { JournalEntry } from './journal.ts'
export { createMultipassToken, type MultipassCustomer } from './multipass.ts'
export type { EmulatorOptions, EmulatorSeed } from './options.ts'
export type { OrderLineSeed, OrderSeed } from './orders.ts'
export type { Mail, Outbox } from './outbox.ts'
export type { MintedSecret, SecretKind, SecretLog } from './secrets.ts'
export type { StoredSecret, StoredSecretKind } from './stored-secrets.ts'
export type { EmulatorSwitches, RefusedRenewal, RenewMode } from './switches.ts'
