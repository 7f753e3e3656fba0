import type { ServerResponse } from 'node:http'

/** Where `checkoutUrl` leads. */
export const CHECKOUT_PATH = '/cart/c/'

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No checkout</title>
<h1>The emulator has no checkout</h1>
<p>On a real store, this address is where the buyer pays. The cart arrived here as it should.</p>
</html>
`

/** Says that nothing can be paid here. */
export function sendCheckoutPage(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(PAGE)
}
