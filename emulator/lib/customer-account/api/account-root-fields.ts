import type { CustomerRecord } from '../../customers/customers.ts'
import type { RootFields } from '../../graphql/execute.ts'
import type { CustomerAccountParts } from '../customer-account-parts.ts'
import { addressMutations } from './account-address-mutations.ts'
import { accountCustomer, orderOf } from './account-customer.ts'
import { customerUpdate } from './account-customer-update.ts'
import { accountOrderId } from './account-order.ts'

/**
 * The root fields of the Customer Account API, for the customer whose token was sent: there is no
 * way to name another one.
 */
export function accountRootFields(
  customer: CustomerRecord,
  parts: CustomerAccountParts,
): RootFields {
  return {
    customer: () => accountCustomer(customer, parts),
    order({ id }: { readonly id: string }) {
      const order = customer.orders.find((each) => accountOrderId(each) === id.split('?')[0])
      return order === undefined ? null : orderOf(order, customer, parts)
    },
    shop: () => shop(parts),
    ...customerUpdate(customer, parts),
    ...addressMutations(customer),
    ...marketing(customer),
  }
}

function shop({ client, origin, shopName }: CustomerAccountParts) {
  return {
    id: `gid://shopify/Shop/${client.shopId}`,
    name: shopName,
    email: 'shop@example.com',
    myshopifyDomain: new URL(origin()).host,
    url: origin(),
    shopPolicies: [],
  }
}

function marketing(customer: CustomerRecord) {
  const set = (acceptsMarketing: boolean) => () => {
    customer.acceptsMarketing = acceptsMarketing
    const marketingState = acceptsMarketing ? 'SUBSCRIBED' : 'UNSUBSCRIBED'
    return { emailAddress: { emailAddress: customer.email, marketingState }, userErrors: [] }
  }
  return {
    customerEmailMarketingSubscribe: set(true),
    customerEmailMarketingUnsubscribe: set(false),
  }
}
