import { createServerSession } from 'next-storefront-session/server'
import { sessionOptions } from './session-options'

export const { getSession } = createServerSession(sessionOptions)
