import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { TokenRegistry } from '../customers/tokens.ts'
import { serveFault } from '../faults/fault-kinds.ts'
import type { Faults } from '../faults/faults.ts'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import type { ClockControl } from '../state/clock.ts'
import { type Journal, tokenHash } from '../state/journal.ts'
import type { ApiAccess, RequestContext } from './access.ts'
import { shopifyHeaderNames } from './client-headers.ts'
import { executeGraphql, type GraphqlRequest, type RootFields } from './execute.ts'
import { type HttpAnswer, type Outcome, sendAnswer, UNAUTHORIZED } from './http-answer.ts'
import {
  isPrivateTokenInBrowser,
  PRIVATE_TOKEN_REFUSED,
  reportPrivateTokenInBrowser,
} from './private-token-in-browser.ts'
import { rootFieldNames } from './root-field-names.ts'
import { tokenArguments } from './token-arguments.ts'

/** What the endpoint needs of the emulated store. */
export interface GraphqlEndpointParts {
  readonly rootFields: RootFields
  readonly journal: Journal
  readonly faults: Faults
  readonly clock: ClockControl
  readonly behaviour: EmulatorBehaviour
  readonly tokens: TokenRegistry
  /** What the API token in the headers may do; null if the store does not know it. */
  readonly access: (headers: IncomingMessage['headers']) => ApiAccess | null
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
  const body = await text(request)
  const graphql = parseRequest(body)
  const fields = graphql === null ? [] : rootFieldNames(graphql)
  const served = await serve(request, response, { parts, graphql, fields })
  const { standsIn } = parts.tokens
  parts.journal.add({
    at,
    fields: fields.map((name) => (standsIn(name) ? 'redacted' : name)),
    ...served,
    tokenHash: hashOfToken(graphql),
    tokenArguments: tokenArguments(body, graphql, standsIn),
    buyerIp: header(request, BUYER_IP),
    headers: shopifyHeaderNames(request.headers),
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
  })
}

interface Incoming {
  readonly parts: GraphqlEndpointParts
  readonly graphql: GraphqlRequest | null
  readonly fields: readonly string[]
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, graphql, fields }: Incoming,
): Promise<Outcome & { readonly fault: string | null }> {
  const execute = (replacedFields?: RootFields) =>
    answer(graphql, {
      access: parts.access(request.headers),
      buyerIp: header(request, BUYER_IP) ?? request.socket.remoteAddress ?? '',
      takesBuyer: parts.behaviour.buyerInContext === 'accepted',
      rootFields: { ...parts.rootFields, ...replacedFields },
    })
  if (parts.behaviour.strict && isPrivateTokenInBrowser(request.headers)) {
    reportPrivateTokenInBrowser()
    return { fault: null, ...sendAnswer(response, PRIVATE_TOKEN_REFUSED) }
  }
  const fault = parts.faults.take(fields)
  if (fault === null) return { fault: null, ...sendAnswer(response, await execute()) }
  const { kind, delayMs } = fault
  const context = { response, fields, delayMs, now: parts.clock.now, execute }
  return { fault: kind, ...(await serveFault(kind, context)) }
}

async function answer(
  graphql: GraphqlRequest | null,
  {
    access,
    rootFields,
    ...caller
  }: Omit<RequestContext, 'access'> & { access: ApiAccess | null; rootFields: RootFields },
): Promise<HttpAnswer> {
  if (access === null) return { status: 401, body: UNAUTHORIZED }
  if (graphql === null) return { status: 400, body: BAD_REQUEST }
  const context: RequestContext = { access, ...caller }
  return { status: 200, body: await executeGraphql(graphql, { rootFields, context }) }
}

const BUYER_IP = 'shopify-storefront-buyer-ip'

const BAD_REQUEST = {
  errors: [{ message: 'The body is not a JSON object with a "query".' }],
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

function hashOfToken(graphql: GraphqlRequest | null): string | null {
  const token = graphql?.variables['customerAccessToken']
  return typeof token === 'string' ? tokenHash(token) : null
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
