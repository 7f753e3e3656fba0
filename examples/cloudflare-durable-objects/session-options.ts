import { defineSession } from 'next-storefront-session'
import { durableObjectStore } from 'next-storefront-session/store'
import { sessionStoreBinding } from './lib/cloudflare'

export const sessionOptions = defineSession({
  protectedPaths: ['/account'],
  store: durableObjectStore(sessionStoreBinding),
})
