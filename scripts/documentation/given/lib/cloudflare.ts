import type { DurableObjectNamespaceLike } from 'next-storefront-session/store'

/** For the documentation: where a Worker has its binding. */
export declare function sessionStoreBinding(): DurableObjectNamespaceLike
