import type { ShopWords } from './shop-words'

/** The shop's own words, in English. */
export const ENGLISH_SHOP_WORDS: ShopWords = {
  shop: 'Shop',
  skipToContent: 'Skip to content',
  account: { link: 'Account', logIn: 'Log in', yours: '(your account)' },
  header: { collections: 'Collections' },
  footer: 'This shop is the demonstration of',
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. It may have moved, or be gone for good.',
    toTheShop: 'Go to the shop',
  },
  failed: {
    title: 'Something went wrong',
    text: 'This page could not be made just now. Nothing is lost. Try again in a minute.',
    again: 'Try again',
  },
  search: {
    title: 'Search',
    label: 'Search the shop',
    submit: 'Search',
    found: (count, query) => `${count} ${count === 1 ? 'product' : 'products'} for “${query}”`,
    nothing: 'Nothing was found. Try another word, or a shorter one.',
    hint: 'Look for a thing, a colour or a use, such as “coffee”.',
    unavailable: 'The shop cannot be searched at the moment. Try again in a minute.',
  },
  price: { from: 'from', before: 'before' },
  product: {
    allProducts: 'All products',
    inStock: 'In stock',
    soldOut: 'Sold out',
    more: 'More from the shop',
    pictures: 'Pictures',
    picture: (number) => `Picture ${number}`,
    madeBy: (vendor) => `Made by ${vendor}`,
    quantity: 'Quantity',
    less: 'One less',
    oneMore: 'One more',
  },
  add: {
    submit: 'Add to cart',
    pending: 'Adding…',
    done: 'In your cart.',
    slow: 'The store is slow to answer. You can wait here.',
    unreachable:
      'It was not added: the store cannot be reached. Your cart is kept. Try again in a minute.',
    noneLeft: 'It was not added: there are no more of it in stock.',
    needsScript: 'The cart needs JavaScript. Turn it on in your browser and load this page again.',
    again: 'Load this page again',
  },
  cart: {
    link: 'Cart',
    title: 'Your cart',
    lines: 'In your cart',
    looking: 'Looking…',
    slow: 'The store is slow to answer. You can wait here.',
    empty: 'There is nothing in it yet.',
    toTheShop: 'Go to the shop',
    unreachable:
      'The cart cannot be shown at the moment. What is in it is kept. Try again in a minute.',
    unchanged:
      'That was not changed: the store cannot be reached. Your cart is as you see it. Try again in a minute.',
    again: 'Try again',
    needsScript:
      'The cart needs JavaScript. Turn it on in your browser and load this page again. Everything else in this shop works without it.',
    remove: 'Remove',
    total: 'Total',
    checkOut: 'Check out',
    logIn: 'Log in',
    logInWhy: ', and this cart is kept with your account.',
    close: 'Close',
    wholeCart: 'Go to the cart',
    pieces: (count) => (count === 1 ? 'piece' : 'pieces'),
    howMany: (name) => `How many of ${name}`,
    buyer: (name) => `This cart is ${name}’s.`,
  },
}
