/** Where hydrogen-react keeps the id of the visitor's cart; it does not export the name. */
const CART_ID_KEY = 'shopifyCartId'

/**
 * Whether this browser knows of a cart. For a visitor without one hydrogen-react asks for nothing,
 * and its status stays "uninitialized".
 */
export function hasStoredCart(): boolean {
  try {
    return window.localStorage.getItem(CART_ID_KEY) !== null
  } catch {
    // A browser may refuse the storage; hydrogen-react then finds no cart either.
    return false
  }
}
