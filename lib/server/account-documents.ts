/**
 * What is asked of the Customer Account API. Where a field has another name there than at the
 * Storefront API, an alias gives it the one that it has here.
 */

/** What a shop shows of the customer themselves. */
export const ACCOUNT_CUSTOMER = `query getCustomer {
  customer {
    displayName firstName lastName
    emailAddress { emailAddress marketingState }
    phoneNumber { phoneNumber }
  }
}`

/** The whole address book. */
export const ACCOUNT_ADDRESSES = `query getAddresses {
  customer {
    defaultAddress { id }
    addresses(first: 250) {
      nodes {
        id firstName lastName company phone: phoneNumber
        address1 address2 zip city province country
        formatted(withName: true, withCompany: true)
      }
    }
  }
}`

const SUMMARY = `name orderNumber: number processedAt canceledAt: cancelledAt
  financialStatus fulfillmentStatus totalPrice { amount currencyCode }`

const IN_LIST = `${SUMMARY} lineItems(first: 1) { nodes { image { url altText } } }`

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

/** The orders that come after a cursor, the latest first. */
export const ACCOUNT_ORDERS_AFTER = `query getOrders($size: Int!, $cursor: String) {
  customer {
    orders(first: $size, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ${IN_LIST} } ${PAGE_INFO}
    }
  }
}`

/** The orders that come before a cursor, the latest first. */
export const ACCOUNT_ORDERS_BEFORE = `query getOrders($size: Int!, $cursor: String) {
  customer {
    orders(last: $size, before: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ${IN_LIST} } ${PAGE_INFO}
    }
  }
}`

/** The numbers of orders with their cursors: little, and as many as Shopify gives at once. */
export const ACCOUNT_ORDER_NUMBERS = `query getOrderNumbers($cursor: String) {
  customer {
    orders(first: 250, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      edges { cursor node { orderNumber: number } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** The one order that comes after a cursor. Its lines say nothing of products but their ids. */
export const ACCOUNT_ORDER = `query getOrder($cursor: String) {
  customer {
    orders(first: 1, after: $cursor, sortKey: PROCESSED_AT, reverse: true) {
      nodes {
        ${SUMMARY}
        subtotalPrice: subtotal { amount currencyCode }
        totalShippingPrice: totalShipping { amount currencyCode }
        totalTax { amount currencyCode }
        shippingAddress { formatted(withName: true) }
        lineItems(first: 250) {
          nodes {
            title
            quantity
            totalPrice { amount currencyCode }
            totalPriceBeforeDiscounts { amount currencyCode }
            totalPriceWithDiscounts { amount currencyCode }
            image { url altText }
            variantId
          }
        }
      }
    }
  }
}`

/** What everybody may know of what was ordered, at the Storefront API. */
export const VARIANTS = `query getVariants($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on ProductVariant { id title image { url altText } product { handle } }
  }
}`
