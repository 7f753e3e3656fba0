import { defineSession } from 'next-storefront-session'

/** The shop of a request, by its host: germany.example.com, germany.localhost, … */
export const sessionOptions = defineSession(({ headers }) => {
  const shop = headers.get('host')?.startsWith('germany.') ? 'GERMANY' : 'PORTUGAL'
  return {
    storeDomain: process.env[`${shop}_STORE_DOMAIN`],
    privateAccessToken: process.env[`${shop}_STOREFRONT_PRIVATE_TOKEN`],
  }
})
