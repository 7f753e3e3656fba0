'use server'
import { createSessionActions } from 'next-storefront-session/server'

export const { logOut } = createSessionActions()
