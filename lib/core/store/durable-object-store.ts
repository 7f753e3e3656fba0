import { jsonObject } from '../http/json-object.ts'
import type { SharedStore } from './shared-store.ts'

/** A binding of Durable Objects, as far as it is needed here. */
export interface DurableObjectNamespaceLike {
  /** The id of the one object of this name. */
  idFromName(name: string): unknown
  /** A way to the object of an id. */
  get(id: never): DurableObjectLike
}

/** A way to an object. */
export interface DurableObjectLike {
  /** Asks it. */
  fetch(url: string, init: { method: string; body: string }): Promise<Response>
}

/** What workerd hands to an object, as far as it is needed here. */
export interface DurableObjectStateLike {
  readonly storage: DurableObjectStorageLike
}

/** What an object keeps. */
export interface DurableObjectStorageLike {
  /** The value under a key, or undefined. */
  get(key: string): Promise<unknown>
  /** Writes a value. */
  put(key: string, value: unknown): Promise<unknown>
  /** Deletes all that there is. */
  deleteAll(): Promise<unknown>
  /** Has `alarm()` called at this instant, in epoch milliseconds. */
  setAlarm(at: number): Promise<unknown>
}

/**
 * A store of Durable Objects, one for each key. The binding is of `SessionStoreObject`; where it is
 * known only while a request is served, hand over a function.
 *
 * @example
 * // with OpenNext: () => getCloudflareContext().env.SESSION_STORE
 * import { sessionStoreBinding } from './lib/cloudflare'
 * export const sessionOptions = defineSession({ store: durableObjectStore(sessionStoreBinding) })
 */
export function durableObjectStore(
  namespace: DurableObjectNamespaceLike | (() => DurableObjectNamespaceLike),
): SharedStore {
  async function ask(key: string, question: Question): Promise<unknown> {
    const objects = typeof namespace === 'function' ? namespace() : namespace
    const object = objects.get(objects.idFromName(key) as never)
    const body = JSON.stringify(question)
    const response = await object.fetch('https://session.store/', { method: 'POST', body })
    return response.json()
  }
  return {
    system: 'cloudflare.durable_objects',
    async get(key) {
      const value = await ask(key, { ask: 'get' })
      return typeof value === 'string' ? value : null
    },
    set: ({ key, ...entry }) => ask(key, { ask: 'set', ...entry }),
    setIfAbsent: async ({ key, ...entry }) =>
      (await ask(key, { ask: 'setIfAbsent', ...entry })) === true,
    deleteIfEqual: ({ key, value }) => ask(key, { ask: 'deleteIfEqual', value }),
  }
}

/** What an object is asked for; it is one key, so the key is not said. */
type Question =
  | { readonly ask: 'get' }
  | { readonly ask: 'set' | 'setIfAbsent'; readonly value: string; readonly expiresInMs: number }
  | { readonly ask: 'deleteIfEqual'; readonly value: string }

/**
 * The Durable Object behind `durableObjectStore`, to be exported from your Worker and bound with
 * `new_sqlite_classes`. It keeps one entry, and deletes itself when that has expired.
 */
export class SessionStoreObject {
  readonly #storage: DurableObjectStorageLike

  constructor(state: DurableObjectStateLike) {
    this.#storage = state.storage
  }

  /** Answers one of the four operations. While it reads its storage nothing else is let in. */
  async fetch(request: Request): Promise<Response> {
    const question = (await request.json()) as Question
    return Response.json((await this.#answer(question)) ?? null)
  }

  /** The entry has expired; or almost, by a clock of another machine. */
  async alarm(): Promise<void> {
    const { until } = jsonObject(await this.#storage.get(ENTRY)) ?? {}
    if (typeof until === 'number' && Date.now() < until) await this.#storage.setAlarm(until)
    else await this.#storage.deleteAll()
  }

  async #answer(question: Question): Promise<unknown> {
    const present = await this.#value()
    switch (question.ask) {
      case 'get':
        return present
      case 'set':
        return this.#write(question)
      case 'setIfAbsent':
        return present === null && (await this.#write(question))
      case 'deleteIfEqual':
        return present === question.value && this.#storage.deleteAll()
    }
  }

  async #value(): Promise<string | null> {
    const { value, until } = jsonObject(await this.#storage.get(ENTRY)) ?? {}
    return typeof value === 'string' && typeof until === 'number' && Date.now() < until
      ? value
      : null
  }

  async #write({ value, expiresInMs }: { value: string; expiresInMs: number }): Promise<true> {
    const until = Date.now() + expiresInMs
    await this.#storage.put(ENTRY, { value, until })
    await this.#storage.setAlarm(until)
    return true
  }
}

const ENTRY = 'entry'
