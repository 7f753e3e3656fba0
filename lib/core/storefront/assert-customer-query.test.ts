import { expect, test } from 'vitest'
import { NotAQueryError } from '../errors.ts'
import { assertCustomerQuery } from './assert-customer-query.ts'

const QUERY = `#graphql
  query Email($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) { email ...Names }
  }
  fragment Names on Customer { firstName }
`

test('lets one query with the variable through, with fragments and comments', () => {
  expect(() => assertCustomerQuery(QUERY)).not.toThrow()
  expect(() => assertCustomerQuery(`# a mutation it is not\n${QUERY}`)).not.toThrow()
  expect(() =>
    assertCustomerQuery(
      'query($customerAccessToken: String!) { mutation: customer(customerAccessToken: $customerAccessToken) { id } products(first: 1, query: "} mutation {") { nodes { id } } }',
    ),
  ).not.toThrow()
})

test.each([
  ['a mutation', 'mutation Renew($customerAccessToken: String!) { a }'],
  ['a mutation behind a query', `${QUERY} mutation Renew { customerAccessTokenRenew { x } }`],
  [
    'a mutation behind a brace in a string',
    `${QUERY.replace('email', 'x: tag(name: "{{{")')} mutation M { a }`,
  ],
  ['two queries', `${QUERY} query Other { shop { name } }`],
  ['no operation', 'fragment Names on Customer { firstName }'],
  ['a query without the variable', 'query Shop { shop { name } }'],
])('refuses %s', (_, document) => {
  expect(() => assertCustomerQuery(document)).toThrow(NotAQueryError)
})
