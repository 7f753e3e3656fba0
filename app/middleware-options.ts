import { defineSession } from 'next-storefront-session'
import { emulatorTime } from './emulator-time'

/**
 * What middleware has to know. It says nothing to anybody, so the texts of `session-options.ts`
 * stay out of the bundle that runs on the edge.
 */
export const middlewareOptions = defineSession({ now: emulatorTime })
