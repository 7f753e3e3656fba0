import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { serveFault } from '../faults/fault-kinds.ts'
import type { RequestContext } from '../graphql/access.ts'
import { executeGraphql, type GraphqlRequest, type RootFields } from '../graphql/execute.ts'
import { type HttpAnswer, type Outcome, sendAnswer, UNAUTHORIZED } from '../graphql/http-answer.ts'
import { rootFieldNames } from '../graphql/root-field-names.ts'
import { tokenArguments } from '../graphql/token-arguments.ts'
import { tokenHash } from '../state/journal.ts'
import type { Store } from '../store.ts'
import { shopifyHeaderNames } from './client-headers.ts'
import { parseRequest } from './parse-request.ts'
import { PRIVATE_TOKEN_REFUSED, reportPrivateToken } from './private-token-in-browser.ts'

/** Answers `POST /api/{version}/graphql.json`, and adds every request to the journal. */
export async function serveGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const startedAt = performance.now()
  const at = new Date(store.clock.now()).toISOString()
  response.setHeader('X-Request-Id', randomUUID())
  const body = await text(request)
  const graphql = parseRequest(body)
  const fields = graphql === null ? [] : rootFieldNames(graphql)
  const served = await serve(request, response, { store, graphql, fields })
  const { holdsToken } = store
  const token = graphql?.variables['customerAccessToken']
  store.journal.add({
    at,
    fields: fields.map((name) => (holdsToken(name) ? 'redacted' : name)),
    ...served,
    tokenHash: typeof token === 'string' ? tokenHash(token) : null,
    tokenArguments: tokenArguments(body, graphql, holdsToken),
    buyerIp: buyerIpOf(request),
    headers: shopifyHeaderNames(request.headers),
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
  })
}

type Fields = readonly string[]

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { store, graphql, fields }: { store: Store; graphql: GraphqlRequest | null; fields: Fields },
): Promise<Outcome & { readonly fault: string | null }> {
  if (store.behaviour.strict && reportPrivateToken(request.headers)) {
    return { fault: null, ...sendAnswer(response, PRIVATE_TOKEN_REFUSED) }
  }
  const execute = (replacedFields?: RootFields) =>
    answer(graphql, contextOf(request, store), { ...store.rootFields, ...replacedFields })
  const fault = store.faults.take(fields)
  if (fault === null) return { fault: null, ...sendAnswer(response, await execute()) }
  const { kind, delayMs } = fault
  const hit = { response, fields, delayMs, now: store.clock.now, execute }
  return { fault: kind, ...(await serveFault(kind, hit)) }
}

/** Null if the store does not know the API token. */
function contextOf(request: IncomingMessage, store: Store): RequestContext | null {
  const scopes = store.scopesOf(request.headers)
  return (
    scopes && {
      scopes,
      buyerIp: buyerIpOf(request) ?? request.socket.remoteAddress ?? '',
      // The schema means the token of the Customer Account API.
      takesBuyer: (token) =>
        store.behaviour.buyerInContext === 'accepted' ||
        store.customerAccounts.records.customerOfAccessToken(token) !== undefined,
    }
  )
}

async function answer(
  graphql: GraphqlRequest | null,
  context: RequestContext | null,
  rootFields: RootFields,
): Promise<HttpAnswer> {
  if (context === null) return { status: 401, body: UNAUTHORIZED }
  if (graphql === null) return { status: 400, body: BAD_REQUEST }
  return { status: 200, body: await executeGraphql(graphql, { rootFields, context }) }
}

const BAD_REQUEST = {
  errors: [{ message: 'The body is not a JSON object with a "query".' }],
}

function buyerIpOf({ headers }: IncomingMessage): string | null {
  const value = headers['shopify-storefront-buyer-ip']
  return typeof value === 'string' ? value : null
}
