/** What a shop shows of the customer themselves. */
export const CUSTOMER = `query getCustomer($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) {
    displayName firstName lastName email phone acceptsMarketing
  }
}`

/** The whole address book: all fields of an address, and no more than 250, which is the limit. */
export const ADDRESSES = `query getAddresses($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) {
    defaultAddress { id }
    addresses(first: 250) {
      nodes {
        id firstName lastName company phone
        address1 address2 zip city province country
        formatted(withName: true, withCompany: true)
      }
    }
  }
}`

const SUMMARY = `name orderNumber processedAt canceledAt financialStatus fulfillmentStatus
  totalPrice { amount currencyCode }`

const IN_LIST = `${SUMMARY} lineItems(first: 1) { nodes { variant { image { url altText } } } }`

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

/** The orders that come after a cursor, the latest first. */
export const ORDERS_AFTER = `query getOrders($customerAccessToken: String!, $size: Int!, $cursor: String) {
  customer(customerAccessToken: $customerAccessToken) {
    orders(first: $size, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ${IN_LIST} } ${PAGE_INFO}
    }
  }
}`

/** The orders that come before a cursor, the latest first. */
export const ORDERS_BEFORE = `query getOrders($customerAccessToken: String!, $size: Int!, $cursor: String) {
  customer(customerAccessToken: $customerAccessToken) {
    orders(last: $size, before: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ${IN_LIST} } ${PAGE_INFO}
    }
  }
}`

/** The numbers of orders with their cursors: little, and as many as Shopify gives at once. */
export const ORDER_NUMBERS = `query getOrderNumbers($customerAccessToken: String!, $cursor: String) {
  customer(customerAccessToken: $customerAccessToken) {
    orders(first: 250, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      edges { cursor node { orderNumber } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** The one order that comes after a cursor. */
export const ORDER = `query getOrder($customerAccessToken: String!, $cursor: String) {
  customer(customerAccessToken: $customerAccessToken) {
    orders(first: 1, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes {
        ${SUMMARY}
        subtotalPrice { amount currencyCode }
        totalShippingPrice { amount currencyCode }
        totalTax { amount currencyCode }
        shippingAddress { formatted(withName: true) }
        lineItems(first: 250) {
          nodes {
            title
            quantity
            originalTotalPrice { amount currencyCode }
            discountedTotalPrice { amount currencyCode }
            variant {
              title
              image { url altText }
              product { handle }
            }
          }
        }
      }
    }
  }
}`
