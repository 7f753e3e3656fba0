import { withScope } from '../graphql/access.ts'
import type { RootFields } from '../graphql/execute.ts'
import { WRITE_CUSTOMERS } from '../state/behaviour.ts'
import { accountMutations } from './account-mutations.ts'
import { addressMutations } from './address-mutations.ts'
import { customerQuery } from './customer-fields.ts'
import type { CustomerParts } from './customer-parts.ts'
import { tokenMutations } from './token-mutations.ts'

/** The root fields of customers, their tokens and their addresses, each behind the scope it needs. */
export function customerRootFields(parts: CustomerParts): RootFields {
  return {
    ...customerQuery(parts),
    ...withScope(WRITE_CUSTOMERS, {
      ...tokenMutations(parts),
      ...accountMutations(parts),
      ...addressMutations(parts),
    }),
  }
}
