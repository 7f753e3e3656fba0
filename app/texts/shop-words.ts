/** Everything that the shop's own pages say, in one language: header, products, search, cart, footer. */
export interface ShopWords {
  readonly shop: string
  readonly skipToContent: string
  readonly account: Readonly<Record<'link' | 'logIn' | 'yours', string>>
  readonly header: Readonly<Record<'collections', string>>
  readonly footer: string
  readonly notFound: Readonly<Record<'title' | 'text' | 'toTheShop', string>>
  readonly failed: Readonly<Record<'title' | 'text' | 'again', string>>
  readonly search: Readonly<
    Record<'title' | 'label' | 'submit' | 'nothing' | 'hint' | 'unavailable', string>
  > & { readonly found: (count: number, query: string) => string }
  readonly price: Readonly<Record<'from' | 'before', string>>
  readonly product: Readonly<
    Record<
      'allProducts' | 'inStock' | 'soldOut' | 'more' | 'pictures' | 'quantity' | 'less' | 'oneMore',
      string
    >
  > & {
    readonly madeBy: (vendor: string) => string
    readonly picture: (number: number) => string
  }
  readonly add: Readonly<
    Record<
      'submit' | 'pending' | 'done' | 'slow' | 'unreachable' | 'noneLeft' | 'needsScript' | 'again',
      string
    >
  >
  readonly cart: CartWords
}

/** What the cart says, on its page and in its drawer. */
export type CartWords = Readonly<
  Record<
    | 'link'
    | 'title'
    | 'lines'
    | 'looking'
    | 'slow'
    | 'empty'
    | 'toTheShop'
    | 'unreachable'
    | 'unchanged'
    | 'again'
    | 'needsScript'
    | 'remove'
    | 'total'
    | 'checkOut'
    | 'logIn'
    | 'logInWhy'
    | 'close'
    | 'wholeCart',
    string
  >
> & {
  readonly pieces: (count: number) => string
  readonly howMany: (name: string) => string
  readonly buyer: (name: string) => string
}
