import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { ApiAccess, RequestContext } from './access.ts'
import type { ClockControl } from './clock.ts'
import {
  executeGraphql,
  type GraphqlAnswer,
  type GraphqlRequest,
  type RootFields,
} from './execute.ts'
import { type Faults, serveFault } from './faults.ts'
import { type Journal, tokenHash } from './journal.ts'
import { rootFieldNames } from './root-field-names.ts'

/** What the endpoint needs of the emulated store. */
export interface GraphqlEndpointParts {
  readonly rootFields: RootFields
  readonly journal: Journal
  readonly faults: Faults
  readonly clock: ClockControl
  /** What the API token in the headers may do; null if the store does not know it. */
  readonly access: (headers: IncomingMessage['headers']) => ApiAccess | null
}

interface Served {
  readonly status: number | null
  readonly fault: string | null
  readonly errors: readonly string[]
}

/** Answers `POST /api/{version}/graphql.json`, and writes every request into the journal. */
export async function serveGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  parts: GraphqlEndpointParts,
): Promise<void> {
  const startedAt = performance.now()
  const at = new Date(parts.clock.now()).toISOString()
  response.setHeader('X-Request-Id', randomUUID())
  const graphql = parseRequest(await text(request))
  const fields = graphql === null ? [] : rootFieldNames(graphql)
  const served = await serve(request, response, { parts, graphql, fields })
  parts.journal.add({
    at,
    fields,
    ...served,
    tokenHash: hashOfToken(graphql),
    buyerIp: header(request, 'shopify-storefront-buyer-ip'),
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
  })
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  {
    parts,
    graphql,
    fields,
  }: { parts: GraphqlEndpointParts; graphql: GraphqlRequest | null; fields: readonly string[] },
): Promise<Served> {
  const fault = parts.faults.take(fields)
  if (fault !== null) return { status: serveFault(fault, response), fault, errors: [] }
  const access = parts.access(request.headers)
  if (access === null) return send(response, 401, UNAUTHORIZED)
  if (graphql === null) return send(response, 400, BAD_REQUEST)
  const context: RequestContext = { access }
  return send(
    response,
    200,
    await executeGraphql(graphql, { rootFields: parts.rootFields, context }),
  )
}

/** As clients of live stores report it: an empty message and a code. */
const UNAUTHORIZED = { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }

const BAD_REQUEST = {
  errors: [{ message: 'The body is not a JSON object with a "query".' }],
}

function send(response: ServerResponse, status: number, answer: GraphqlAnswer): Served {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
  })
  response.end(JSON.stringify(answer))
  return { status, fault: null, errors: errorCodes(answer) }
}

function parseRequest(body: string): GraphqlRequest | null {
  try {
    const { query, variables, operationName } = Object(JSON.parse(body))
    if (typeof query !== 'string') return null
    return {
      query,
      variables: Object(variables),
      operationName: typeof operationName === 'string' ? operationName : null,
    }
  } catch {
    return null
  }
}

/** Codes of all errors in an answer, also of those in payloads; a code that is absent is `ERROR`. */
function errorCodes({ errors = [], data }: GraphqlAnswer): readonly string[] {
  const topLevel = errors.map((error) => Object(error).extensions?.code ?? 'ERROR')
  const inPayloads = Object.values(Object(data)).flatMap((payload) => {
    const { customerUserErrors, userErrors } = Object(payload)
    const list = Array.isArray(customerUserErrors) ? customerUserErrors : userErrors
    return Array.isArray(list) ? list.map((error) => Object(error).code ?? 'ERROR') : []
  })
  return [...topLevel, ...inPayloads].map(String)
}

function hashOfToken(graphql: GraphqlRequest | null): string | null {
  const token = graphql?.variables['customerAccessToken']
  return typeof token === 'string' ? tokenHash(token) : null
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
