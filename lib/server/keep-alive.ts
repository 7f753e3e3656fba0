import { after } from 'next/server.js'
import { keepAliveBy } from '../core/http/keep-alive.ts'

/** Keeps the runtime alive for what outlives the answer. */
export const keepAlive = keepAliveBy(after)
