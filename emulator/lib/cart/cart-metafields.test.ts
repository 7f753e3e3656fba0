import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTill, type Till } from './cart-fixture.ts'

const SELECTION = `
  gift: metafield(namespace: "custom", key: "gift") { id namespace key type value }
  metafields(identifiers: [{ key: "plain" }, { namespace: "custom", key: "none" }]) { value }`

let till: Till

beforeAll(async () => {
  till = await openTill(SELECTION)
})
afterAll(() => till.close())

async function set(metafields: object[]) {
  const { cartMetafieldsSet } = await till.ask(
    `mutation ($metafields: [CartMetafieldsSetInput!]!) { cartMetafieldsSet(metafields: $metafields) {
      metafields { id value parentResource { ... on Cart { id } } }
      userErrors { code field elementIndex }
    } }`,
    { metafields },
  )
  return cartMetafieldsSet
}

async function remove(input: object) {
  const { cartMetafieldDelete } = await till.ask(
    `mutation ($input: CartMetafieldDeleteInput!) { cartMetafieldDelete(input: $input) {
      deletedId userErrors { code field }
    } }`,
    { input },
  )
  return cartMetafieldDelete
}

const gift = { key: 'custom.gift', type: 'boolean', value: 'true' }

describe('a metafield of a cart', () => {
  test('is set, changed, read and taken away', async () => {
    const plain = { key: 'plain', type: 'single_line_text_field', value: 'x' }
    const { cart } = await till.create({ metafields: [plain] })
    expect(cart).toMatchObject({ gift: null, metafields: [{ value: 'x' }, null] })
    const { metafields } = await set([{ ...gift, ownerId: cart.id }])
    expect(metafields).toMatchObject([{ value: 'true', parentResource: { id: cart.id } }])
    await set([{ ...gift, value: 'false', ownerId: cart.id }])
    const { id } = metafields[0]
    expect((await till.read(cart.id)).gift).toEqual({
      id,
      namespace: 'custom',
      key: 'gift',
      type: 'boolean',
      value: 'false',
    })
    expect(await remove({ ownerId: cart.id, key: 'custom.gift' })).toEqual({
      deletedId: id,
      userErrors: [],
    })
    expect((await till.read(cart.id)).gift).toBeNull()
    expect(await remove({ ownerId: cart.id, key: 'custom.gift' })).toEqual({
      deletedId: null,
      userErrors: [{ code: 'METAFIELD_DOES_NOT_EXIST', field: ['input', 'key'] }],
    })
  })

  test('is not set without the key of the cart, without a value, or one of too many', async () => {
    const { cart } = await till.create()
    const keyless = cart.id.split('?')[0]
    expect((await set([{ ...gift, ownerId: keyless }])).userErrors).toEqual([
      { code: 'INVALID_OWNER', field: ['metafields', '0', 'ownerId'], elementIndex: 0 },
    ])
    expect((await set([{ ...gift, ownerId: cart.id, value: '' }])).userErrors).toMatchObject([
      { code: 'BLANK' },
    ])
    const many = Array(26).fill({ ...gift, ownerId: cart.id })
    expect((await set(many)).userErrors).toMatchObject([{ code: 'LESS_THAN_OR_EQUAL_TO' }])
    expect((await remove({ ownerId: keyless, key: 'gift' })).userErrors).toMatchObject([
      { code: 'INVALID_OWNER' },
    ])
    expect((await till.read(cart.id)).gift).toBeNull()
  })
})
