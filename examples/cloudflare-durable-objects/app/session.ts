import { createServerSession } from 'next-storefront-session/server'
import { sessionOptions } from '../session-options'

export { perRequest } from 'next-storefront-session/server'

export const { getSession, requireSession, getTyped } = createServerSession(sessionOptions)
