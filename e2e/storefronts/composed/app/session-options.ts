import { defineSession } from 'next-storefront-session'
import { emulatorTime } from '../../../../app/emulator-time'

export const sessionOptions = defineSession({ now: emulatorTime })
