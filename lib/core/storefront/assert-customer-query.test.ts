import { expect, test } from 'vitest'
import { NotAQueryError } from '../errors.ts'
import { assertCustomerQuery } from './assert-customer-query.ts'

const QUERY = `#graphql
  query Email($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) { email ...Names }
  }
  fragment Names on Customer { firstName }
`

test.each([
  ['with a fragment and a comment', QUERY],
  ['behind a comment about a mutation', `# a mutation it is not\n${QUERY}`],
  [
    'without a name, with what looks like an operation in a string',
    'query($customerAccessToken: String!) { mutation: customer(customerAccessToken: $customerAccessToken) { id } products(first: 1, query: "} mutation {") { nodes { id } } }',
  ],
  [
    'whose variable is used in a fragment alone',
    'query($customerAccessToken: String!) { ...Who } fragment Who on QueryRoot { customer(customerAccessToken: $customerAccessToken) { id } }',
  ],
  [
    'that declares the variable behind others',
    'query Q($first: Int = 1, $customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { orders(first: $first) { nodes { name } } } }',
  ],
])('lets one query through that has the variable: %s', (_, document) => {
  expect(() => assertCustomerQuery(document)).not.toThrow()
})

test.each([
  ['a mutation', 'mutation Renew($customerAccessToken: String!) { a }'],
  ['a mutation without a name', 'mutation($customerAccessToken: String!) { a }'],
  ['a subscription', 'subscription S($customerAccessToken: String!) { a }'],
  ['a mutation behind a query', `${QUERY} mutation Renew { customerAccessTokenRenew { x } }`],
  ['a mutation before a query', `mutation Renew { customerAccessTokenRenew { x } } ${QUERY}`],
  [
    'a mutation behind a brace in a string',
    `${QUERY.replace('email', 'x: tag(name: "{{{")')} mutation M { a }`,
  ],
  [
    'a mutation behind a block string',
    `${QUERY.replace('email', 'x: tag(name: """ } " """)')} mutation M { a }`,
  ],
  ['two queries', `${QUERY} query Other { shop { name } }`],
  [
    'two queries without names',
    'query($customerAccessToken: String!) { a } query($customerAccessToken: String!) { b }',
  ],
  ['a shorthand query', '{ shop { name } }'],
  ['no operation', 'fragment Names on Customer { firstName }'],
  ['nothing', ''],
  ['a query without the variable', 'query Shop { shop { name } }'],
  ['the variable in a comment', 'query Shop { shop { name } } # $customerAccessToken'],
  [
    'the variable in a comment inside',
    'query Shop {\n  # ($customerAccessToken: String!)\n  shop { name }\n}',
  ],
  [
    'the variable in a string',
    'query Shop { products(first: 1, query: "$customerAccessToken") { nodes { id } } }',
  ],
  [
    'the variable in a block string',
    'query Shop { products(first: 1, query: """$customerAccessToken""") { nodes { id } } }',
  ],
  [
    'the variable in a fragment, undeclared',
    'query { ...Who } fragment Who on QueryRoot { customer(customerAccessToken: $customerAccessToken) { id } }',
  ],
  [
    'the variable used and not declared',
    'query { customer(customerAccessToken: $customerAccessToken) { id } }',
  ],
  ['a variable whose name only begins so', 'query($customerAccessTokens: String!) { a }'],
])('refuses %s', (_, document) => {
  expect(() => assertCustomerQuery(document)).toThrow(NotAQueryError)
})

test('says of a document that is not GraphQL where it is wrong', () => {
  expect(() => assertCustomerQuery('query { customer(')).toThrow(/not GraphQL: Syntax Error/)
})
