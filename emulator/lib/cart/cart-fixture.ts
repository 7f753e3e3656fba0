import { openShop } from '../catalogue/catalogue-fixture.ts'
import type { EmulatorSeed } from '../options.ts'

/** For tests: the oat mug, at 28 euro. */
export const MUG = 'gid://shopify/ProductVariant/48101'
/** For tests: the iron teapot, at 92 euro. */
export const TEAPOT = 'gid://shopify/ProductVariant/48151'
/** For tests: the set of four cups, at 84 euro instead of 96. */
export const CUPS = 'gid://shopify/ProductVariant/48143'

/** For tests: a shop, and mutations of carts whose answer shows the fields that are wanted. */
export async function openTill(selection: string, seed: EmulatorSeed = {}) {
  const shop = await openShop(seed)

  async function create(input: object = {}, context = '') {
    const { cartCreate } = await shop.ask(
      `mutation ($input: CartInput) ${context} { cartCreate(input: $input) { ${PAYLOAD(selection)} } }`,
      { input },
    )
    return cartCreate
  }

  /** A mutation with the id of a cart and one more argument of a type. */
  async function change(
    [field, name, type]: readonly [field: string, name: string, type: string],
    cartId: string,
    value: unknown,
  ) {
    const data = await shop.ask(
      `mutation ($cartId: ID!, $value: ${type}) {
        ${field}(cartId: $cartId, ${name}: $value) { ${PAYLOAD(selection)} }
      }`,
      { cartId, value },
    )
    return data[field]
  }

  async function read(id: string, context = '') {
    const { cart } = await shop.ask(
      `query ($id: ID!) ${context} { cart(id: $id) { id ${selection} } }`,
      { id },
    )
    return cart
  }

  return { ...shop, create, change, read }
}

/** For tests: a shop whose carts can be changed. */
export type Till = Awaited<ReturnType<typeof openTill>>

const PAYLOAD = (selection: string) =>
  `cart { id ${selection} } userErrors { code field message } warnings { code message target }`
