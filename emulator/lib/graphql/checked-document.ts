import { type DocumentNode, GraphQLError, parse, validate } from 'graphql'
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

/** A storefront has some dozens of documents and sends them over and over. */
const MOST_REMEMBERED = 500

const remembered = new Map<string, CheckedDocument>()

/** Parses a document and validates it against the schema; once, however often it is sent. */
export function checkedDocument(query: string): CheckedDocument {
  const known = remembered.get(query)
  if (known !== undefined) return known
  const checked = check(query)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(query, checked)
  return checked
}

function check(query: string): CheckedDocument {
  const document = parsed(query)
  if (document instanceof GraphQLError) return { document: null, errors: [document], cost: 0 }
  const schema = storefrontSchema()
  const errors = validate(schema, document)
  return { document, errors, cost: errors.length > 0 ? 0 : queryCost(schema, document) }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}
