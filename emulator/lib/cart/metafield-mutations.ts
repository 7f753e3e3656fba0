import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { buyerContext } from '../catalogue/localization/buyer-context.ts'
import type { RootResolver } from '../graphql/access.ts'
import { deleteMetafield, metafieldFields, metafieldId, setMetafield } from './cart-metafields.ts'
import { cartObject } from './cart-object.ts'
import type { CartParts } from './cart-parts.ts'
import type { CartRecord } from './carts.ts'

/** As many as the schema says that a request may set. */
const MOST_METAFIELDS = 25

/** The mutations of a cart's metafields. They need the cart's whole id, with the key. */
export function metafieldMutations(parts: CartParts) {
  const ownedCart = (id: string) => {
    const found = parts.carts.byId(id)
    return found?.hasKey ? found.cart : undefined
  }
  const cartMetafieldsSet: RootResolver<Api.MutationCartMetafieldsSetArgs> = (
    { metafields },
    _context,
    info,
  ) => {
    const errors = settingErrors(metafields, ownedCart)
    if (errors.length > 0) return { metafields: null, userErrors: errors }
    const shown = metafields.flatMap(({ ownerId, ...input }) => {
      const cart = ownedCart(ownerId)
      if (cart === undefined) return []
      const parent = () => cartObject({ cart, hasKey: true }, buyerContext(info), parts)
      return [metafieldFields(setMetafield(cart, input, parts.clock.now()), parent)]
    })
    return { metafields: shown, userErrors: [] }
  }
  return {
    cartMetafieldsSet,
    cartMetafieldDelete({ input }: Api.MutationCartMetafieldDeleteArgs) {
      const cart = ownedCart(input.ownerId)
      if (cart === undefined) return notDeleted('INVALID_OWNER', 'ownerId')
      const deleted = deleteMetafield(cart, input.key)
      if (deleted === undefined) return notDeleted('METAFIELD_DOES_NOT_EXIST', 'key')
      return { deletedId: metafieldId(deleted), userErrors: [] }
    },
  }
}

function settingErrors(
  metafields: readonly Api.CartMetafieldsSetInput[],
  ownedCart: (id: string) => CartRecord | undefined,
) {
  if (metafields.length > MOST_METAFIELDS) {
    const message = `At most ${MOST_METAFIELDS} metafields can be set at once.`
    return [{ code: 'LESS_THAN_OR_EQUAL_TO', field: ['metafields'], message, elementIndex: null }]
  }
  return metafields.flatMap(({ ownerId, key, value }, elementIndex) => {
    const error = (isWrong: boolean, code: string, name: string, message: string) =>
      isWrong
        ? [{ code, field: ['metafields', String(elementIndex), name], message, elementIndex }]
        : []
    return [
      ...error(!ownedCart(ownerId), 'INVALID_OWNER', 'ownerId', 'Owner does not exist.'),
      ...error(key === '', 'BLANK', 'key', "Key can't be blank."),
      ...error(value === '', 'BLANK', 'value', "Value can't be blank."),
    ]
  })
}

function notDeleted(code: string, name: 'ownerId' | 'key') {
  const message = name === 'key' ? 'Metafield does not exist.' : 'Owner does not exist.'
  return { deletedId: null, userErrors: [{ code, field: ['input', name], message }] }
}
