import { createRequire } from 'node:module'
import { join } from 'node:path'
import { jsonObject } from '../../core/http/json-object.ts'
import { redisStore } from '../../core/store/redis-store.ts'
import type { SharedStore } from '../../core/store/shared-store.ts'
import { type StoreAddress, storeAt } from '../../core/store/store-address.ts'

/** Why a shared store cannot be used. `no-package`: of `redis`; `refused`: what it says itself. */
export type StoreObstacle =
  | { readonly is: 'no-package' }
  | { readonly is: 'silent' }
  /** A code of the network, e.g. `ECONNREFUSED`; null if it is unknown. */
  | { readonly is: 'unreachable'; readonly code: string | null }
  | { readonly is: 'refused'; readonly word: string }
  | { readonly is: 'no-store'; readonly status: number }

/** A store that answers, or why it does not. */
export type OpenedStore =
  | { readonly store: SharedStore; readonly close: () => void }
  | { readonly obstacle: StoreObstacle }

/** From where the store is opened, and how long an answer may take. */
export interface StoreOpening {
  /** Of the project, whose packages are used. */
  readonly folder: string
  readonly timeoutMs: number
}

/** Opens a store as the storefront does, and writes an entry of a second. Never throws. */
export async function openSharedStore(
  address: StoreAddress,
  opening: StoreOpening,
): Promise<OpenedStore> {
  try {
    return address.url.startsWith('redis')
      ? await openRedis(address.url, opening)
      : await openRest(address, opening)
  } catch (failure) {
    return { obstacle: obstacleOf(failure) }
  }
}

/** What can be understood of an error: a code of the network, or the word that a Redis begins with. */
export function obstacleOf(failure: unknown): StoreObstacle {
  const { name, message, code, cause } = Object(failure)
  const word = refusalIn(message)
  if (word !== null) return { is: 'refused', word }
  if (name === 'TimeoutError' || name === 'ConnectionTimeoutError') return { is: 'silent' }
  const known = code ?? Object(cause).code
  return { is: 'unreachable', code: typeof known === 'string' ? known : null }
}

/** The word that a Redis begins with, or that Upstash repeats of it. */
function refusalIn(message: unknown): string | null {
  const [word] =
    /\b(?:NOAUTH|WRONGPASS|NOPERM|READONLY|OOM|MISCONF|LOADING)\b/.exec(String(message)) ?? []
  return word ?? null
}

/** What is written to see whether it may be. */
const written = () => ['SET', `doctor:${crypto.randomUUID()}`, 'doctor', 'PX', '1000']

/** The package `redis`, as far as it is needed here. */
interface RedisPackage {
  createClient(options: object): {
    on(event: 'error', listener: () => void): unknown
    connect(): Promise<unknown>
    sendCommand(words: string[]): Promise<unknown>
    destroy(): void
  }
}

async function openRedis(url: string, { folder, timeoutMs }: StoreOpening): Promise<OpenedStore> {
  const redis = redisOf(folder)
  if (redis === null) return { obstacle: { is: 'no-package' } }
  const socket = { reconnectStrategy: false, connectTimeout: timeoutMs }
  const client = redis.createClient({ url, socket })
  client.on('error', () => undefined)
  const close = () => {
    try {
      client.destroy()
    } catch {
      // It has never been connected.
    }
  }
  try {
    await inTime(client.connect(), timeoutMs)
    await inTime(client.sendCommand(written()), timeoutMs)
    return { store: redisStore(client), close }
  } catch (failure) {
    close()
    return { obstacle: obstacleOf(failure) }
  }
}

/** That of the project, as the storefront will find it. */
function redisOf(folder: string): RedisPackage | null {
  try {
    return createRequire(join(folder, 'package.json'))('redis')
  } catch {
    return null
  }
}

async function openRest(address: StoreAddress, { timeoutMs }: StoreOpening): Promise<OpenedStore> {
  const response = await fetch(address.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${address.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(written()),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const { status } = response
  const reply = jsonObject(await response.json().catch(() => null))
  if (reply?.['result'] === 'OK') return { store: storeAt(address), close: () => undefined }
  const word = refusalIn(reply?.['error']) ?? (status === 401 ? 'NOAUTH' : null)
  return { obstacle: word === null ? { is: 'no-store', status } : { is: 'refused', word } }
}

/** Rejects with a `TimeoutError` if it takes longer. */
export function inTime<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  const signal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  promise.catch(() => undefined)
  return Promise.race([promise, late])
}
