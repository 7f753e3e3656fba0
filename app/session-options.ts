import { defineSession } from 'next-storefront-session'
import { emulatorTime } from './emulator-time'

/** Handed to middleware, routes and server alike, so that the three agree. */
export const sessionOptions = defineSession({ now: emulatorTime })
