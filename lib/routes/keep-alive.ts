import { after } from 'next/server.js'
import { keepAliveBy } from '../core/http/keep-alive.ts'

/** Keeps the runtime alive for what outlives the response. */
export const keepAlive = keepAliveBy(after)
