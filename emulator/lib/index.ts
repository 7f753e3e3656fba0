// storefront-emulator: a local Storefront API. Node only; never part of a shop's bundle.

export type { DiscountCodeSeed } from './cart/discount-codes.ts'
export { createStorefrontEmulator, type StorefrontEmulator } from './create-storefront-emulator.ts'
export {
  type CustomerAccountClient,
  type CustomerAccountsOptions,
  DEFAULT_CLIENT_ID,
} from './customer-account/client.ts'
export type { CustomerAccounts } from './customer-account/customer-accounts.ts'
export type { CustomerTokens } from './customer-account/issue-tokens.ts'
export type { GrantView } from './customer-account/records.ts'
export type {
  AddressSeed,
  CustomerDirectory,
  CustomerRecord,
  CustomerSeed,
  CustomerState,
  OrderLineSeed,
  OrderSeed,
} from './customers/customers.ts'
export { DEMO_CUSTOMER, type DemoCustomer } from './customers/demo-customer.ts'
export { createMultipassToken, type MultipassCustomer } from './customers/multipass.ts'
export type { TokenRecord, TokenRegistry } from './customers/tokens.ts'
export { DEMO_SHOP } from './demo-shop/demo-shop.ts'
export type { FaultKind } from './faults/fault-kinds.ts'
export type { FaultRequest, Faults } from './faults/faults.ts'
export type { EmulatorOptions, EmulatorSeed } from './options.ts'
export type { CatalogueSeed } from './seeds/catalogue-seed.ts'
export type { CollectionSeed } from './seeds/collection-seed.ts'
export type { MenuItemSeed, MenuSeed } from './seeds/menu-seed.ts'
export type { PageSeed } from './seeds/page-seed.ts'
export type { OptionSeed, ProductSeed, VariantSeed } from './seeds/product-seed.ts'
export type { ShopSeed } from './seeds/shop-seed.ts'
export type { EmulatorBehaviour, RefusedRenewal, RenewMode } from './state/behaviour.ts'
export { type ClockControl, createClock, parseDuration } from './state/clock.ts'
export { type Journal, type JournalEntry, tokenHash } from './state/journal.ts'
export type { Limits } from './state/limits.ts'
export type { Mail, Outbox } from './state/outbox.ts'
export type { MintedSecret, SecretKind, SecretLog } from './state/secrets.ts'
export type { StoredSecret, StoredSecretKind } from './state/stored-secrets.ts'
