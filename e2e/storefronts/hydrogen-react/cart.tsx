import {
  CartCost,
  CartLineProvider,
  CartLineQuantity,
  CartLineQuantityAdjustButton,
  useCart,
  useCartLine,
} from '@shopify/hydrogen-react'

/** The cart, out of hydrogen-react's own parts. */
export function Cart() {
  const { status, error, lines, totalQuantity, note, buyerIdentity, discountCodes, ...change } =
    useCart()
  return (
    <section aria-label="Cart">
      <output aria-label="Status">{status}</output>
      <p role="alert">{error === undefined ? '' : JSON.stringify(error)}</p>
      <output aria-label="Pieces">{totalQuantity ?? 0}</output>
      {(totalQuantity ?? 0) > 0 && (
        <p data-testid="total">
          <CartCost />
        </p>
      )}
      <ul aria-label="Lines">
        {lines?.map(
          (line) =>
            line && (
              <CartLineProvider key={line.id} line={line}>
                <Line />
              </CartLineProvider>
            ),
        )}
      </ul>
      <output aria-label="Note">{note}</output>
      <button type="button" onClick={() => change.noteUpdate('Please wrap it')}>
        Wrap it
      </button>
      <output aria-label="Codes">{JSON.stringify(discountCodes ?? [])}</output>
      <button type="button" onClick={() => change.discountCodesUpdate(['WELCOME10'])}>
        Redeem
      </button>
      <button
        type="button"
        onClick={() => change.cartAttributesUpdate([{ key: 'gift', value: 'yes' }])}
      >
        It is a gift
      </button>
      <output aria-label="Attributes">{JSON.stringify(change.attributes ?? [])}</output>
      <output aria-label="Buyer">{buyerIdentity?.customer?.email ?? 'nobody'}</output>
      <a href={change.checkoutUrl}>Check out</a>
    </section>
  )
}

function Line() {
  const { merchandise } = useCartLine()
  return (
    <li>
      {merchandise?.product?.title} × <CartLineQuantity />
      <CartLineQuantityAdjustButton adjust="increase">More</CartLineQuantityAdjustButton>
      <CartLineQuantityAdjustButton adjust="remove">Remove</CartLineQuantityAdjustButton>
    </li>
  )
}
