import { createServerSession } from 'next-storefront-session/server'
import { sessionOptions } from '../session-options'

export const { getSession, requireSession, customerQuery } = createServerSession(sessionOptions)
