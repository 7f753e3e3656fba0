import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from '../customers/customer-fixture.ts'
import type { CustomerRecord } from '../customers/customers.ts'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import { readableFields } from '../graphql/readable-fields-fixture.ts'
import { storefrontSchema } from '../graphql/storefront-schema.ts'
import {
  type ArgumentPath,
  argumentsWith,
  mutationDocument,
  textArguments,
} from '../graphql/text-arguments-fixture.ts'
import { createStore } from '../store.ts'

const MUG = 'gid://shopify/ProductVariant/48101'

let store: TestStore

beforeAll(async () => {
  store = await startStore()
  store.emulator.behaviour.limits = { login: 1e9, 'sign-up': 1e9, recover: 1e9 }
})
afterAll(() => store.emulator.close())

function addCustomer(state: CustomerRecord['state'] = 'enabled') {
  const email = `${randomUUID()}@example.com`
  return store.emulator.customers.add({ email, password: randomUUID(), state, addresses: [{}] })
}

/** A token of a customer whom nothing else is about, and which of all tokens it is. */
function mintMarker() {
  const { accessToken } = store.emulator.tokens.issue(addCustomer())
  const tokens = store.emulator.secrets.all().filter(({ kind }) => kind === 'customer-access-token')
  return { marker: accessToken, number: tokens.length }
}

async function createCart(input: object = {}) {
  const { data } = await store.ask(CREATE_CART, { input })
  return data.cartCreate.cart
}

const CREATE_CART = `mutation ($input: CartInput) { cartCreate(input: $input) { cart {
  id lines(first: 1) { nodes { id } } delivery { addresses { id } }
} } }`

/** What a mutation is about: a cart and a customer of its own, with something in each. */
async function openCase(mutation: string) {
  const cart = await createCart({
    lines: [{ merchandiseId: MUG }],
    delivery: { addresses: [{ address: { deliveryAddress: { countryCode: 'DE' } } }] },
  })
  const isInvited = mutation.startsWith('customerActivate')
  const customer = addCustomer(isInvited ? 'invited' : 'enabled')
  const { accessToken } = store.emulator.tokens.issue(customer)
  const link = await mailedLink(customer)
  const addressId = `gid://shopify/MailingAddress/${customer.addresses[0]?.number}?customer_access_token=${'a'.repeat(256)}`
  const ids: Readonly<Record<string, string>> = {
    cartLinesUpdate: cart.lines.nodes[0].id,
    cartDeliveryAddressesUpdate: cart.delivery.addresses[0].id,
    customerAddressUpdate: addressId,
    customerAddressDelete: addressId,
    customerActivate: `gid://shopify/Customer/${customer.number}`,
    customerReset: `gid://shopify/Customer/${customer.number}`,
  }
  const known: Readonly<Record<string, unknown>> = {
    id: ids[mutation],
    cartId: cart.id,
    ownerId: cart.id,
    customerAccessToken: accessToken,
    addressId,
    merchandiseId: MUG,
    countryCode: 'DE',
    email: `${randomUUID()}@example.com`,
    password: 'a good password',
    key: 'custom.key',
    resetUrl: link,
    activationUrl: link,
    resetToken: link.split('/').at(-1),
    activationToken: link.split('/').at(-1),
  }
  return { cart, customer, known: (name: string) => known[name] }
}

/** An invited customer is mailed a link when they sign up, another when they forget their password. */
async function mailedLink({ email, state }: CustomerRecord): Promise<string> {
  const document =
    state === 'invited'
      ? 'mutation ($e: String!) { customerCreate(input: { email: $e, password: "a good password" }) { customerUserErrors { code } } }'
      : 'mutation ($e: String!) { customerRecover(email: $e) { customerUserErrors { code } } }'
  await store.ask(document, { e: email })
  return store.emulator.outbox.all().at(-1)?.url ?? ''
}

/** Everything that the API and the outbox show of a cart, or of a customer and the newest one. */
async function readBack(
  mutation: string,
  { cartId, marker, customer }: { cartId: string; marker: string; customer: CustomerRecord },
): Promise<string> {
  const newest = store.emulator.customers.all().at(-1) ?? customer
  const answers = mutation.startsWith('cart')
    ? [readCart(fields.cart, cartId, marker)]
    : [customer, newest].map((each) => readCustomer(fields.customer, each, marker))
  const shown = (await Promise.all(answers)).map(({ data }) => data)
  return JSON.stringify([shown, store.emulator.outbox.all()])
}

function readCart(selection: string, id: string, marker = 'none') {
  return store.ask(
    `query ($id: ID!, $identifiers: [HasMetafieldsIdentifier!]!) { cart(id: $id) ${selection} }`,
    { id, identifiers: identifiersWith(marker) },
  )
}

function readCustomer(selection: string, customer: CustomerRecord, marker = 'none') {
  const { accessToken: t } = store.emulator.tokens.issue(customer)
  const uses = selection.includes('$identifiers')
    ? ', $identifiers: [HasMetafieldsIdentifier!]!'
    : ''
  return store.ask(
    `query ($t: String!${uses}) { customer(customerAccessToken: $t) ${selection} }`,
    { t, identifiers: identifiersWith(marker) },
  )
}

function identifiersWith(marker: string) {
  return [
    { namespace: 'custom', key: 'key' },
    { namespace: 'app--1', key: marker },
    { namespace: 'custom', key: marker },
    { namespace: marker, key: 'key' },
  ]
}

let fields: { readonly cart: string; readonly customer: string }

beforeAll(async () => {
  const { cart, customer } = await openCase('cartCreate')
  await store.ask(SET_METAFIELD, {
    metafields: [
      { ownerId: cart.id, key: 'custom.key', type: 'single_line_text_field', value: 'x' },
    ],
  })
  fields = {
    cart: await readableFields('Cart', (selection) => readCart(selection, cart.id)),
    customer: await readableFields('Customer', (selection) => readCustomer(selection, customer)),
  }
})

const SET_METAFIELD =
  'mutation ($metafields: [CartMetafieldsSetInput!]!) { cartMetafieldsSet(metafields: $metafields) { userErrors { code } } }'

/** The forms in which a place may take a token. */
function formsOf(path: ArgumentPath): readonly ((marker: string) => string)[] {
  const name = path.findLast((step) => step !== 0)
  if (name === 'email') return [(marker) => `${marker}@example.com`]
  if (name !== 'key') return [(marker) => `${marker}.`]
  return [(marker) => marker, (marker) => `custom.${marker}`, (marker) => `${marker}.key`]
}

const PAYLOADS_WITH_CART = /^cart(?!Metafield)/

const MUTATIONS = Object.keys(storefrontSchema().getMutationType()?.getFields() ?? {}).filter(
  (name) => name in createStore({}, () => '').rootFields,
)

const places = new Set<string>()

describe('a token in any text that a mutation takes is found where the store has kept it', () => {
  test.each(MUTATIONS)('%s', { timeout: 30_000 }, async (mutation) => {
    for (const path of textArguments(mutation)) {
      for (const textWith of formsOf(path)) {
        const { marker, number } = mintMarker()
        const text = textWith(marker)
        const { cart, customer, known } = await openCase(mutation)
        const args = argumentsWith(mutation, { path, text, known })
        const selection = PAYLOADS_WITH_CART.test(mutation) ? '{ cart { id } }' : '{ __typename }'
        const { data } = await store.ask(mutationDocument(mutation, args, selection), args)
        const cartId = data?.result?.cart?.id ?? cart.id
        const shown = await readBack(mutation, { cartId, marker, customer })
        const found = store.emulator
          .storedSecrets()
          .filter((each) => each.kind === 'customer-access-token' && each.number === number)
        const about = `${mutation} ${path.join('.')}`
        const passwords = store.emulator.customers.all().map(({ password }) => password)
        const isKept = shown.includes(marker) || passwords.join().includes(marker)
        expect([about, found.length > 0]).toEqual([about, isKept])
        for (const { where } of found) places.add(where)
        expect(JSON.stringify(found)).not.toContain(marker)
      }
    }
  })

  test('and these are the places', () => {
    expect([...places].sort()).toEqual(
      [
        ...['key', 'value'].flatMap((name) => [
          `the ${name} of an attribute of a cart`,
          `the ${name} of an attribute of a line of a cart`,
        ]),
        ...['key', 'namespace', 'type', 'value'].map(
          (name) => `the ${name} of a metafield of a cart`,
        ),
        ...[
          'first name',
          'last name',
          'company',
          'first line',
          'second line',
          'city',
          'postcode',
          'phone number',
        ].flatMap((name) => [
          `the ${name} of an address of a customer`,
          `the ${name} of the address of a delivery address of a cart`,
        ]),
        'the province code of the address of a delivery address of a cart',
        'the province of an address of a customer',
        'the country of an address of a customer',
        'a discount code of a cart',
        'the note of a cart',
        'the e-mail address of the buyer of a cart',
        'the phone number of the buyer of a cart',
        ...['e-mail address', 'first name', 'last name', 'password'].map(
          (name) => `the ${name} of a customer`,
        ),
      ].sort(),
    )
  })
})

describe('what else is found', () => {
  let own: TestStore

  beforeEach(async () => {
    own = await startStore()
  })
  afterEach(() => own.emulator.close())

  const kinds = () => own.emulator.storedSecrets().map(({ kind, where }) => `${kind}: ${where}`)
  const note = (text: string) =>
    own.ask('mutation ($n: String) { cartCreate(input: { note: $n }) { cart { id } } }', {
      n: text,
    })

  async function firstAddressId(): Promise<string> {
    const query =
      'query ($t: String!) { customer(customerAccessToken: $t) { defaultAddress { id } } }'
    const { data } = await own.ask(query, { t: await own.logIn() })
    return data.customer.defaultAddress.id
  }

  test('nothing in a store that does its work: logs in, mails, and attaches a cart', async () => {
    const t = await own.logIn()
    const buyer =
      'mutation ($t: String!) { cartCreate(input: { buyerIdentity: { customerAccessToken: $t } }) { cart { id } } }'
    await own.ask(buyer, { t })
    await own.ask(
      'mutation { customerRecover(email: "ada@example.com") { customerUserErrors { code } } }',
    )
    own.emulator.customers.remove(DEMO_CUSTOMER.email)
    await firstAddressId().catch(() => undefined)
    expect(own.emulator.storedSecrets()).toEqual([])
  })

  test('the credential of an address, the token of a link, the key of another cart', async () => {
    await note(await firstAddressId())
    await own.ask(
      'mutation { customerRecover(email: "ada@example.com") { customerUserErrors { code } } }',
    )
    await note(`see ${own.emulator.outbox.all()[0]?.url}`)
    const { data } = await note('')
    await note(data.cartCreate.cart.id)
    expect(kinds()).toEqual([
      'address-credential: the note of a cart',
      'account-link-token: the note of a cart',
      'cart-key: the note of a cart',
    ])
  })

  test('what the emulator was given: passwords, the private token, the Multipass secret', async () => {
    for (const given of [
      DEMO_CUSTOMER.password,
      'emulator-private-token',
      'emulator-multipass-secret',
    ]) {
      await note(`my ${given}`)
    }
    expect(own.emulator.storedSecrets()).toEqual([
      { kind: 'password', where: 'the note of a cart', number: null },
      { kind: 'private-token', where: 'the note of a cart', number: null },
      { kind: 'multipass-secret', where: 'the note of a cart', number: null },
    ])
  })

  test('no password that is a part of a longer word by chance', async () => {
    own.emulator.customers.add({ email: 'marmalade@example.com', password: 'marmalade' })
    await note('a jar of marmalades')
    expect(own.emulator.storedSecrets()).toEqual([])
    await note('"marmalade"')
    expect(kinds()).toEqual(['password: the note of a cart'])
  })

  test('a dead token, that of a customer who is no more, and one in the recipient of a mail', async () => {
    const t = await own.logIn()
    own.emulator.tokens.all().forEach(own.emulator.tokens.revoke)
    own.emulator.customers.add({ email: `${t}@example.com`, password: 'x' })
    await own.ask(
      'mutation ($e: String!) { customerRecover(email: $e) { customerUserErrors { code } } }',
      { e: `${t}@example.com` },
    )
    const customer = own.emulator.customers.byEmail(`${t}@example.com`)
    if (customer !== undefined) own.emulator.tokens.issue(customer)
    own.emulator.customers.remove(`${t}@example.com`)
    expect(kinds()).toEqual([
      'customer-access-token: the e-mail address of the customer of a token',
      'customer-access-token: the recipient of a mail',
    ])
  })

  test('over HTTP, and without the secret', async () => {
    const t = (await own.logIn()) ?? ''
    await note(t)
    const answer = await fetch(`${own.origin}/__emulator/stored-secrets`)
    const text = await answer.text()
    expect(JSON.parse(text)).toEqual([
      { kind: 'customer-access-token', where: 'the note of a cart', number: 1 },
    ])
    expect(text).not.toContain(t)
  })
})
