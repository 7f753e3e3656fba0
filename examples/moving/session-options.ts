import { defineSession } from 'next-storefront-session'

/** Both doors are open while the shop moves. When all of it has moved, this file can go. */
export const sessionOptions = defineSession({
  legacyAccounts: process.env.LEGACY_ACCOUNTS === 'true',
})
