// What a storefront has that logs in at Shopify by hand.

interface Answer {
  readonly customer: { readonly email: string } | null
}

export async function shopifyFetch(query: string, variables: object): Promise<Answer> {
  const response = await fetch('https://shop.example', {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

export async function logInAtShopify(email: string, password: string) {
  return { id: '1', email, accessToken: password }
}
