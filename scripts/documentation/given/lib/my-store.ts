import type { SharedStore } from 'next-storefront-session/store'

/** For the documentation: a shop's own store. */
export declare function createMyStore(): SharedStore
