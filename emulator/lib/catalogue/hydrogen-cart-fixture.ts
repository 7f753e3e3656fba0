/** For tests: documents that ask for what the carts of Hydrogen and of hydrogen-react ask for. */

const PRICE = 'currencyCode amount'
const CONTEXT = '$country: CountryCode = ZZ, $language: LanguageCode'
const IN_CONTEXT = '@inContext(country: $country, language: $language)'
const ANSWER = 'userErrors { message field code } warnings { code message target }'

const LINE = `id quantity attributes { key value }
  cost { totalAmount { ${PRICE} } amountPerQuantity { ${PRICE} } compareAtAmountPerQuantity { ${PRICE} } }
  merchandise { ... on ProductVariant {
    id availableForSale requiresShipping title selectedOptions { name value }
    compareAtPrice { ${PRICE} } price { ${PRICE} }
    image { id url altText width height } product { handle title id vendor }
  } }`

const CART = `id updatedAt checkoutUrl totalQuantity note attributes { key value }
  buyerIdentity { countryCode email phone customer { id email firstName lastName displayName } }
  cost { subtotalAmount { ${PRICE} } totalAmount { ${PRICE} } totalDutyAmount { ${PRICE} } totalTaxAmount { ${PRICE} } }
  discountCodes { code applicable }
  appliedGiftCards { id lastCharacters amountUsed { ${PRICE} } }
  lines(first: $numCartLines) {
    edges { node { ${LINE} } }
    nodes { ... on CartLine { ${LINE} parentRelationship { parent { id } } } }
    nodes { ... on ComponentizableCartLine { ${LINE} lineComponents { id } } }
  }`

function mutation(field: string, name: string, type: string): string {
  return `mutation ($cartId: ID!, $value: ${type}, $numCartLines: Int = 250, ${CONTEXT}) ${IN_CONTEXT} {
    ${field}(cartId: $cartId, ${name}: $value) { cart { ${CART} } ${ANSWER} }
  }`
}

export const hydrogenCart = {
  read: `query ($cartId: ID!, $numCartLines: Int = 100, ${CONTEXT}) ${IN_CONTEXT} {
    cart(id: $cartId) { ${CART} }
  }`,
  create: `mutation ($input: CartInput!, $numCartLines: Int = 250, ${CONTEXT}) ${IN_CONTEXT} {
    cartCreate(input: $input) { cart { ${CART} } ${ANSWER} }
  }`,
  linesAdd: mutation('cartLinesAdd', 'lines', '[CartLineInput!]!'),
  linesUpdate: mutation('cartLinesUpdate', 'lines', '[CartLineUpdateInput!]!'),
  linesRemove: mutation('cartLinesRemove', 'lineIds', '[ID!]!'),
  note: mutation('cartNoteUpdate', 'note', 'String!'),
  attributes: mutation('cartAttributesUpdate', 'attributes', '[AttributeInput!]!'),
  buyer: mutation('cartBuyerIdentityUpdate', 'buyerIdentity', 'CartBuyerIdentityInput!'),
  codes: mutation('cartDiscountCodesUpdate', 'discountCodes', '[String!]!'),
  giftCards: mutation('cartGiftCardCodesUpdate', 'giftCardCodes', '[String!]!'),
  localization: `query (${CONTEXT}) ${IN_CONTEXT} { localization {
    country { isoCode name currency { isoCode symbol } } language { isoCode endonymName }
    availableCountries { isoCode name currency { isoCode } availableLanguages { isoCode endonymName } }
  } }`,
}
