import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import { expect, test } from 'vitest'
import {
  ALLOWED_MUTATIONS,
  ALLOWED_QUERIES,
  CUSTOMER_FIELDS,
  FORBIDDEN_FIELDS,
  PUBLIC_NODES,
} from './allowed-fields.ts'

/**
 * What a browser can reach is told by the schema itself, and not by the lists: from the open root
 * fields, along every field that is not refused, to every type that it may return.
 */
const schemaFile = createRequire(import.meta.url).resolve(
  '@shopify/hydrogen-react/storefront.schema.json',
)
const { data, ...introspection } = JSON.parse(readFileSync(schemaFile, 'utf8'))
const schema = buildClientSchema(data ?? introspection)

/** `Type.field` of all that can be asked for. */
function reachableFields(): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (type: GraphQLObjectType, isOpen: (name: string) => boolean) => {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`
      if (!isOpen(field.name) || FORBIDDEN_FIELDS.has(field.name) || found.has(name)) continue
      found.add(name)
      for (const next of typesOf(field)) {
        visit(
          next,
          field.name === 'customer' ? (inside) => CUSTOMER_FIELDS.has(inside) : () => true,
        )
      }
    }
  }
  const { query, mutation } = { query: schema.getQueryType(), mutation: schema.getMutationType() }
  if (!query || !mutation) throw new TypeError('The schema has no roots.')
  visit(query, (name) => ALLOWED_QUERIES.includes(name))
  visit(mutation, (name) => ALLOWED_MUTATIONS.includes(name))
  return found
}

/** The object types that a field may return; for `node` and `nodes` those whose ids are let through. */
function typesOf({ name, type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const named = getNamedType(type)
  if (isObjectType(named)) return [named]
  if (!isAbstractType(named)) return []
  const possible = schema.getPossibleTypes(named)
  return named.name === 'Node' && /^nodes?$/.test(name)
    ? possible.filter((each) => PUBLIC_NODES.includes(each.name))
    : possible
}

const fields = reachableFields()
const typeNames = new Set([...fields].map((field) => field.split('.')[0]))

test('what is public and what is a cart’s can be reached', () => {
  expect(fields.has('Product.title')).toBe(true)
  expect(fields.has('Cart.note')).toBe(true)
  expect(fields.has('Customer.email')).toBe(true)
})

test.each(['Order', 'OrderLineItem', 'Fulfillment', 'CustomerAccessToken'])(
  'no %s can be reached',
  (type) => {
    expect(schema.getType(type)).toBeDefined()
    expect(typeNames).not.toContain(type)
  },
)

test('of a customer no more can be reached than hydrogen-react asks for', () => {
  const ofCustomer = [...fields].filter((field) => field.startsWith('Customer.')).sort()
  expect(ofCustomer).toEqual([
    'Customer.displayName',
    'Customer.email',
    'Customer.firstName',
    'Customer.id',
    'Customer.lastName',
  ])
})

test('a customer is only where a cart has one', () => {
  const leading = [...fields].filter((field) => {
    const [type = '', name = ''] = field.split('.')
    const owner = schema.getType(type)
    if (!isObjectType(owner)) return false
    const found = owner.getFields()[name]
    return found !== undefined && typesOf(found).some((each) => each.name === 'Customer')
  })
  expect(leading).toEqual(['CartBuyerIdentity.customer'])
})

test('no public object is one of somebody’s: none has an owner, a buyer or an address', () => {
  for (const name of PUBLIC_NODES) {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new TypeError(`${name} is no type of the schema.`)
    const personal = Object.keys(type.getFields()).filter((field) =>
      /^(customer|buyer|email|phone|orders?)$|token/i.test(field),
    )
    expect(personal, name).toEqual([])
  }
})

test('every mutation of a cart that is open names its cart in one of the arguments that are looked at', () => {
  for (const name of ALLOWED_MUTATIONS.filter((each) => each.startsWith('cart'))) {
    const args = schema.getMutationType()?.getFields()[name]?.args ?? []
    const cartIds = args.filter((arg) => arg.name === 'cartId')
    const isKnown = ['cartCreate', 'cartMetafieldsSet', 'cartMetafieldDelete'].includes(name)
    expect(cartIds.length, name).toBe(isKnown ? 0 : 1)
  }
})
