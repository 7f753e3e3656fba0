import type { Chance } from './hostile-documents-fixture.ts'

/**
 * Operations that a script in a page could send to get at a token, or at somebody else's cart. They
 * are made from what the Storefront API has, and know nothing of how the proxy guards itself: mostly
 * valid, so that the store executes them, and with every liberty that GraphQL allows.
 */

/** An operation as a browser sends it. */
export interface HostileOperation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A value in the three ways in which it can be written. */
interface Value {
  /** As a default: without variables. */
  readonly constant: string
  /** As JSON, in a variable. */
  readonly json: unknown
  /** As a literal, in which variables may stand. */
  readonly literal: () => string
}

const NULL = plain('null', null)

function plain(constant: string, json: unknown): Value {
  return { constant, json, literal: () => constant }
}

/** Writes one operation about some carts. */
export function hostileOperation(random: Chance, cartIds: readonly string[]): HostileOperation {
  const writer = createWriter(random, cartIds)
  const isMutation = random(4) > 0
  const roots = many(1 + random(3), () => (isMutation ? writer.mutation() : writer.query()))
  const body = roots.map((root) => writer.wrapped(root, isMutation ? 'Mutation' : 'QueryRoot'))
  const context = random(3) === 0 ? ' @inContext(country: PT, language: EN)' : ''
  const head = `${isMutation ? 'mutation' : 'query'} Hostile${writer.declarations()}${context}`
  return {
    query: `${head} { ${body.join(' ')} } ${writer.fragments()}`,
    variables: writer.variables(),
  }
}

function createWriter(random: Chance, cartIds: readonly string[]) {
  const declared = new Map<string, string>()
  const sent = new Map<string, unknown>()
  const fragments: string[] = []
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)]
    if (item === undefined) throw new RangeError('There is nothing to choose from.')
    return item
  }
  const seldom = (times = 8) => random(times) === 0

  /** A value as a literal, as a variable that is sent, that is a default, or that is null or absent. */
  function written(value: Value, type: string): string {
    const isObject = value.constant.startsWith('{')
    if (random(isObject ? 2 : 3) === 0) return value.literal()
    // A second use of a variable: the hole of 0.1.0.
    const kin = [...declared].filter(([, other]) => seldom() || kindOf(other) === kindOf(type))
    if (kin.length > 0 && random(2) === 0) return `$${oneOf(kin)[0]}`
    const name = seldom(20) ? 'customerAccessToken' : `v${declared.size}`
    if (declared.has(name)) return `$${name}`
    const way = random(8)
    const isDefault = way < 3
    declared.set(
      name,
      isDefault ? `${type} = ${value.constant}` : seldom(12) ? retyped(type) : type,
    )
    if (way === 0) sent.set(name, null)
    if (way === 3) sent.set(name, null)
    if (way > 3) sent.set(name, seldom(12) ? coerced(value.json) : value.json)
    return `$${name}`
  }

  function retyped(type: string): string {
    return oneOf(['String', 'String!', 'ID', 'ID!', `[${type}]`, type.replace('!', '')])
  }

  /** What a store may read as the same: a list of one, a number as a string, a string as a number. */
  function coerced(value: unknown): unknown {
    return oneOf<unknown>([[value], String(value), Number(value) || 0, [[value]], { value }])
  }

  function text(): Value {
    const json = oneOf(['x', '', 'PT', 'token', '{"customerAccessToken":"x"}', '\\', '$v0', '1'])
    return plain(JSON.stringify(json), json)
  }

  function cartId(): Value {
    const id = oneOf(cartIds)
    const json = seldom(6) ? respelled(id) : id
    return plain(seldom(12) ? `"""${id}"""` : JSON.stringify(json), json)
  }

  function respelled(id: string): unknown {
    return oneOf<unknown>([
      `${id}&x=1`,
      `${id}#x`,
      ` ${id}`,
      `${id}\n`,
      id.replace('?', '?x=1&'),
      id.replace('/Cart/', '/%43art/'),
      id.replace('/Cart/', '/cart/'),
      id.replace(/\?.*/, ''),
      id.replace(/key=.*/, 'key=other'),
      id.replace('gid://shopify/Cart/', ''),
      id.toUpperCase(),
      encodeURIComponent(id),
      [id],
      7,
      null,
      '',
    ])
  }

  /** A customer's identity: what a browser has no business with. */
  function identity(): readonly (readonly [string, Value, string])[] {
    if (random(3) === 0) return []
    return [
      ['customerAccessToken', seldom() ? text() : NULL, oneOf(['String!', 'String!', 'String'])],
    ]
  }

  function object(fields: readonly (readonly [string, Value, string])[]): Value {
    const constants = fields.map(([key, { constant }]) => `${key}: ${constant}`)
    return {
      constant: `{${constants.join(', ')}}`,
      json: Object.fromEntries(fields.map(([key, { json }]) => [key, json])),
      literal: () =>
        `{${fields.map(([key, value, type]) => `${key}: ${written(value, type)}`).join(', ')}}`,
    }
  }

  function buyer(): Value {
    return object([
      ...identity(),
      ...(random(2) ? [['email', text(), 'String'] as const] : []),
      ...(random(3) ? [] : [['phone', text(), 'String'] as const]),
      ...(random(2) ? [['countryCode', plain('PT', 'PT'), 'CountryCode'] as const] : []),
    ])
  }

  function listOf(item: Value): Value {
    if (random(4) === 0) return item
    return {
      constant: `[${item.constant}]`,
      json: [item.json],
      literal: () => `[${item.literal()}]`,
    }
  }

  function attribute(): Value {
    return object([
      ['key', text(), 'String!'],
      ['value', text(), 'String!'],
    ])
  }

  function metafield(): Value {
    const type = plain('"single_line_text_field"', 'single_line_text_field')
    return object([
      ['ownerId', cartId(), 'ID!'],
      ['key', text(), 'String!'],
      ['type', type, 'String!'],
      ['value', text(), 'String!'],
    ])
  }

  function cartInput(): Value {
    return object([
      ...(random(4) > 0 ? [['buyerIdentity', buyer(), 'CartBuyerIdentityInput'] as const] : []),
      ...(random(3) === 0 ? [['note', text(), 'String'] as const] : []),
      ...(random(4) === 0
        ? [['attributes', listOf(attribute()), '[AttributeInput!]'] as const]
        : []),
    ])
  }

  const address = (): Value => {
    const lines = object([
      ['address1', text(), 'String'],
      ['lastName', text(), 'String'],
    ])
    const inside = object([['deliveryAddress', lines, 'CartDeliveryAddressInput']])
    return object([['address', inside, 'CartAddressInput!']])
  }

  const MUTATIONS: readonly (() => readonly [string, string])[] = [
    () => ['cartCreate', `(input: ${written(cartInput(), 'CartInput')})`],
    () => ['cartNoteUpdate', on('note', text(), 'String!')],
    () => ['cartCreate', random(8) ? `(input: ${written(cartInput(), 'CartInput')})` : ''],
    () => ['cartBuyerIdentityUpdate', on('buyerIdentity', buyer(), 'CartBuyerIdentityInput!')],
    () => ['cartNoteUpdate', on('note', text(), 'String!')],
    () => ['cartAttributesUpdate', on('attributes', listOf(attribute()), '[AttributeInput!]!')],
    () => ['cartDiscountCodesUpdate', on('discountCodes', listOf(text()), '[String!]!')],
    () => ['cartGiftCardCodesAdd', on('giftCardCodes', listOf(text()), '[String!]!')],
    () => [
      'cartDeliveryAddressesAdd',
      on('addresses', listOf(address()), '[CartSelectableAddressInput!]!'),
    ],
    () => ['cartLinesRemove', on('lineIds', listOf(text()), '[ID!]!')],
    () => ['cartRemovePersonalData', `(cartId: ${written(cartId(), 'ID!')})`],
  ]

  function on(argument: string, value: Value, type: string): string {
    const cart = `cartId: ${written(cartId(), oneOf(['ID!', 'ID!', 'ID']))}`
    const rest = `${argument}: ${written(value, type)}`
    return `(${random(2) ? `${cart}, ${rest}` : `${rest}, ${cart}`}${seldom(30) ? `, ${cart}` : ''})`
  }

  function mutation(): string {
    if (seldom(40)) return customerMutation()
    if (seldom(10)) {
      const metafields = written(listOf(metafield()), '[CartMetafieldsSetInput!]!')
      return `${alias()}cartMetafieldsSet(metafields: ${metafields}) { metafields { value ${parent()} } userErrors { code } }`
    }
    const [name, args] = oneOf(MUTATIONS)()
    return `${alias()}${name}${args}${skipped()} { ${payload()} }`
  }

  /** The customer family takes tokens and gives them. */
  function customerMutation(): string {
    const token = written(random(2) ? NULL : text(), 'String!')
    return oneOf([
      `customerAccessTokenRenew(customerAccessToken: ${token}) { customerAccessToken { accessToken } }`,
      `customerAccessTokenDelete(customerAccessToken: ${token}) { deletedAccessToken }`,
      `customerUpdate(customerAccessToken: ${token}, customer: {}) { customer { email } }`,
    ])
  }

  function query(): string {
    return oneOf([
      () => `${alias()}cart(id: ${written(cartId(), 'ID!')})${skipped()} { ${cart()} }`,
      () => `${alias()}cart(id: ${written(cartId(), 'ID!')}) { ${cart()} }`,
      () => `${alias()}node(id: ${written(cartId(), 'ID!')}) { id ... on Cart { ${cart()} } }`,
      () => `nodes(ids: ${written(listOf(cartId()), '[ID!]!')}) { ... on Cart { ${cart()} } }`,
      () =>
        seldom(4)
          ? `customer(customerAccessToken: ${written(NULL, 'String!')}) { email }`
          : 'shop { id }',
      () => `shop { name ${seldom() ? parent() : ''} }`,
      () => 'products(first: 1) { nodes { id } }',
    ])()
  }

  function payload(): string {
    const inside = random(5) === 0 ? fragment('Cart', cart()) : cart()
    return `${alias()}cart { ${inside} } userErrors { code message }`
  }

  function cart(): string {
    const fields = [
      () => 'id',
      () => `${alias()}note`,
      () => 'attributes { key value }',
      () => 'discountCodes { code }',
      () => `attribute(key: ${written(text(), 'String!')}) { value }`,
      () => `metafield(key: ${written(text(), 'String!')}) { value ${parent()} }`,
      () => `${alias()}buyerIdentity { ${identityFields()} }`,
      () => `buyerIdentity { ${fragment('CartBuyerIdentity', identityFields())} }`,
      () =>
        'delivery { addresses { address { ... on CartDeliveryAddress { address1 lastName } } } }',
    ]
    return many(1 + random(4), () => oneOf(fields)()).join(' ')
  }

  function identityFields(): string {
    const fields = [
      () => `${alias()}email`,
      () => 'phone',
      () => 'countryCode',
      () => `${alias()}customer { ${customerFields()} }`,
      () => `customer { ${fragment('Customer', customerFields())} }`,
      () => 'deliveryAddressPreferences { ... on MailingAddress { id address1 } }',
    ]
    return many(1 + random(3), () => oneOf(fields)()).join(' ')
  }

  function customerFields(): string {
    if (!seldom(12)) {
      return oneOf(['id email firstName lastName displayName', 'email', `${alias()}displayName`])
    }
    return oneOf([
      'orders(first: 5) { nodes { id statusUrl } }',
      'defaultAddress { id address1 }',
      'addresses(first: 5) { nodes { id address1 } }',
      'phone',
    ])
  }

  const parent = () =>
    seldom(12)
      ? 'parentResource { ... on Cart { buyerIdentity { email customer { email } } } }'
      : ''
  const alias = () => (random(3) === 0 ? `${oneOf(['a', 'b', 'cart', 'shop', 'email'])}: ` : '')

  function skipped(): string {
    if (random(6) > 0) return ''
    return ` @${oneOf(['include', 'skip'])}(if: ${written(seldom(3) ? plain('true', true) : plain('false', false), 'Boolean!')})`
  }

  function fragment(type: string, selection: string): string {
    const name = `F${fragments.length}`
    fragments.push(`fragment ${name} on ${type} { ${selection} }`)
    return random(4) === 0 ? `...${name} ...${name}` : `...${name}${skipped()}`
  }

  function wrapped(field: string, type: string): string {
    switch (random(8)) {
      case 0:
        return fragment(type, field)
      case 1:
        return fragment(type, fragment(type, field))
      case 2:
        return `... on ${type} { ${field} }`
      case 3:
        return `...${skipped()} { ${field} }`
      default:
        return field
    }
  }

  return {
    mutation,
    query,
    wrapped,
    fragments: () => fragments.join(' '),
    variables: () => Object.fromEntries(sent),
    declarations: () =>
      declared.size === 0
        ? ''
        : `(${[...declared].map(([name, type]) => `$${name}: ${type}`).join(', ')})`,
  }
}

/** Variables of one kind can stand in for one another, give or take a null. */
function kindOf(type: string): string {
  return type.replace(/!| = .*/g, '')
}

function many<Item>(count: number, make: () => Item): readonly Item[] {
  return Array.from({ length: count }, make)
}
