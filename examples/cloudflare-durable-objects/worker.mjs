export { SessionStoreObject } from 'next-storefront-session/store'
export { default } from './.open-next/worker.js'
