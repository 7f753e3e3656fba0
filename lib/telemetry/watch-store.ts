import { SpanKind } from '@opentelemetry/api'
import type { SharedStore } from '../core/store/shared-store.ts'
import { record } from './record.ts'
import { inSpan } from './span.ts'

/**
 * The store that instances share, whose operations are spans by the semantic conventions of
 * databases: https://opentelemetry.io/docs/specs/semconv/db/database-spans/. Keys and values are not told.
 */
export function watchStore(store: SharedStore): SharedStore {
  const system = store.system ?? 'other'
  const { getAll } = store
  return {
    system,
    ...(getAll && { getAll: (keys) => watched('getAll', () => getAll.call(store, keys)) }),
    get: (key) => watched('get', () => store.get(key)),
    set: (entry) => watched('set', () => store.set(entry)),
    setIfAbsent: (entry) => watched('setIfAbsent', () => store.setIfAbsent(entry)),
    deleteIfEqual: (entry) => watched('deleteIfEqual', () => store.deleteIfEqual(entry)),
  }

  /** For as long as the store takes, which may be longer than it is waited for. */
  async function watched<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
    const attributes = { 'db.system.name': system, 'db.operation.name': name }
    const answer = await inSpan(
      { name, kind: SpanKind.CLIENT, attributes },
      settled(ask),
      (it, seconds) => {
        const error = it.status === 'rejected' ? { 'error.type': errorType(it.reason) } : {}
        record('db.client.operation.duration', seconds, { ...attributes, ...error })
        return { attributes: error, isError: it.status === 'rejected' }
      },
    )
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
}

/** Whatever a store throws, and however: it may be one of the shop's own. */
function settled<Answer>(ask: () => Promise<Answer>) {
  return async (): Promise<PromiseSettledResult<Answer>> => {
    try {
      return { status: 'fulfilled', value: await ask() }
    } catch (reason) {
      return { status: 'rejected', reason }
    }
  }
}

/** The name of its kind and not its message, in which a client may repeat what it was given. */
function errorType(reason: unknown): string {
  return reason instanceof Error && /^\w{1,40}$/.test(reason.name) ? reason.name : '_OTHER'
}
