import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { serveFault } from '../faults/fault-kinds.ts'
import { accountSchema } from '../graphql/account-schema.ts'
import { executeGraphql, type GraphqlRequest, type RootFields } from '../graphql/execute.ts'
import { type HttpAnswer, sendAnswer } from '../graphql/http-answer.ts'
import { rootFieldNames } from '../graphql/root-field-names.ts'
import { tokenHash } from '../state/journal.ts'
import type { Store } from '../store.ts'
import { parseRequest } from './parse-request.ts'
import { refusedCaller } from './refused-caller.ts'

/** The name that every request of this API has in the journal, before those of its root fields. */
export const ACCOUNT_API = 'customer-account-api'

/** Answers `POST /customer/api/{version}/graphql`, and adds every request to the journal. */
export async function serveAccountGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const startedAt = performance.now()
  const at = new Date(store.clock.now()).toISOString()
  response.setHeader('X-Request-Id', randomUUID())
  const body = await text(request)
  const graphql = parseRequest(body)
  const names = graphql === null ? [] : rootFieldNames(graphql, accountSchema())
  const fields = [ACCOUNT_API, ...names.map((name) => (store.holdsToken(name) ? 'redacted' : name))]
  const execute = (replaced?: RootFields) => answer({ request, store, graphql, replaced })
  const fault = store.faults.take(fields)
  const hit = { response, fields: names, delayMs: fault?.delayMs, now: store.clock.now, execute }
  const served =
    fault === null ? sendAnswer(response, await execute()) : await serveFault(fault.kind, hit)
  const token = request.headers.authorization
  store.journal.add({
    at,
    fields,
    ...served,
    fault: fault?.kind ?? null,
    tokenHash: token === undefined ? null : tokenHash(token),
    tokenArguments: store.holdsToken(body) ? ['(body)'] : [],
    buyerIp: null,
    headers: [],
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
  })
}

async function answer({
  request,
  store,
  graphql,
  replaced,
}: {
  readonly request: IncomingMessage
  readonly store: Store
  readonly graphql: GraphqlRequest | null
  readonly replaced: RootFields | undefined
}): Promise<HttpAnswer> {
  const { customerAccounts } = store
  const refused = refusedCaller(request, customerAccounts.client)
  if (refused !== null) return refused
  // The token stands there by itself: with `Bearer` before it, it is none.
  const token = request.headers.authorization ?? ''
  const customer = customerAccounts.records.customerOfAccessToken(token)
  if (customer === undefined) return { status: 401, body: BAD_TOKEN }
  if (graphql === null) return { status: 400, body: BAD_REQUEST }
  const rootFields = { ...customerAccounts.rootFields(customer), ...replaced }
  const context = { scopes: [], buyerIp: '', takesBuyer: () => true }
  const schema = accountSchema()
  return { status: 200, body: await executeGraphql(graphql, { rootFields, context, schema }) }
}

const BAD_TOKEN = {
  errors: [
    {
      message: 'Invalid token, missing required header or invalid header',
      extensions: { code: 'UNAUTHORIZED' },
    },
  ],
}

const BAD_REQUEST = { errors: [{ message: 'The body is not a JSON object with a "query".' }] }
