import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { queryCost } from './query-cost.ts'
import { storefrontSchema } from './storefront-schema.ts'

/** What is known of a document before it is executed. */
export interface CheckedDocument {
  /** Null where it cannot be parsed. */
  readonly document: DocumentNode | null
  /** What the parser or the schema finds wrong. */
  readonly errors: readonly GraphQLError[]
  /** Its `requestedQueryCost`; 0 where it is not executed. */
  readonly cost: number
}

/** By schema: a storefront sends the same few documents again and again. */
const caches = new WeakMap<GraphQLSchema, Map<string, CheckedDocument>>()

const MOST_CACHED = 500

/** Parses a document and validates it against the schema; once, however often it is sent. */
export function checkedDocument(query: string, schema = storefrontSchema()): CheckedDocument {
  const cache = caches.get(schema) ?? new Map<string, CheckedDocument>()
  caches.set(schema, cache)
  const known = cache.get(query)
  if (known !== undefined) return known
  const checked = check(query, schema)
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(query, checked)
  return checked
}

function check(query: string, schema: GraphQLSchema): CheckedDocument {
  try {
    const document = parse(query)
    const errors = validate(schema, document)
    return { document, errors, cost: errors.length > 0 ? 0 : queryCost(schema, document) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { document: null, errors: [error], cost: 0 }
  }
}
