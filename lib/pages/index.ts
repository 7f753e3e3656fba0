// next-storefront-session/pages: getServerSideProps and API routes of the Pages Router. Server only,
// but not marked as such: the package `server-only` throws in the Pages Router.

import { createPagesSession } from './create-pages-session.ts'

export type { TypedFields } from '../core/account/typed-fields.ts'
export type { CustomerDocument, CustomerQueryResult } from '../core/storefront/customer-query.ts'
export {
  createPagesSession,
  type PagesRedirect,
  type PagesRequest,
  type PagesSession,
} from './create-pages-session.ts'

/** The session of a shop that sets everything by environment variables. */
export const { getSession, loginRedirect, getTyped, customerQuery } = createPagesSession()
