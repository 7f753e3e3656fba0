import type { NodeRedisClient } from 'next-storefront-session/store'

/** For the documentation: a client that a shop has connected. */
export declare const redis: NodeRedisClient
