// next-storefront-session/server: server components, server actions, route handlers. Server only.
import 'server-only'

import { createServerSession } from './create-server-session.ts'

export type { TypedFields } from '../core/account/typed-fields.ts'
export type { Revocation, RevokedCustomer } from '../core/revoke-sessions.ts'
export type {
  CustomerDocument,
  CustomerQuery,
  CustomerQueryResult,
} from '../core/storefront/customer-query.ts'
export { createServerSession, type ServerSession } from './create-server-session.ts'
export {
  createSessionActions,
  type FormAction,
  type SessionActions,
} from './create-session-actions.ts'
export type {
  AddressBook,
  CustomerAccount,
  CustomerAddress,
  CustomerProfile,
  OrderDetails,
  OrderLine,
  OrderPage,
  OrderPicture,
  OrderSummary,
  PageRequest,
} from './customer-account-types.ts'
export { perRequest } from './per-request.tsx'

/** The server side of a shop that sets everything by environment variables. */
export const {
  getSession,
  requireSession,
  getTyped,
  customerQuery,
  getCustomer,
  getAddresses,
  getOrders,
  getOrder,
  getSessionId,
  revokeSession,
  revokeSessions,
} = createServerSession()
