import { getAll } from './get-all.ts'
import type { SharedStore } from './shared-store.ts'

/** One thing that a store has to do right. */
export interface StoreCheck {
  /** A sentence, for the name of a test. */
  readonly name: string
  /** Rejects, and says what was wrong. */
  readonly run: () => Promise<void>
}

/** Long enough for an entry to be there when the next question arrives, on a slow machine too. */
const LONG_MS = 60_000

/** How many ask at once. */
const CROWD = 50

/**
 * What a store of your own has to do right, as a list for any test runner. `stores` are two accesses
 * to one store, as two instances of a shop have; one and the same where it has no connections.
 * `sleep` waits for the store's time to pass, in milliseconds.
 *
 * @example
 * import { test } from 'node:test'
 * import { createMyStore } from './lib/my-store'
 * const checks = storeConformance([createMyStore(), createMyStore()])
 * for (const { name, run } of checks) test(name, run)
 */
export function storeConformance(
  [one, two]: readonly [SharedStore, SharedStore],
  {
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }: { readonly sleep?: (ms: number) => Promise<unknown> } = {},
): readonly StoreCheck[] {
  const checks: Readonly<Record<string, (key: string) => Promise<void>>> = {
    async 'has nothing under a key that nobody has written'(key) {
      same(await one.get(key), null, 'get')
    },
    async 'gives others what was written, letter by letter'(key) {
      const value = `Fe26.2*1*é"\\\n${'x'.repeat(4096)}`
      await one.set({ key, value, expiresInMs: LONG_MS })
      same(await two.get(key), value, 'get')
    },
    async 'overwrites with set, and expires by the newer expiry'(key) {
      await one.set({ key, value: 'first', expiresInMs: 50 })
      await two.set({ key, value: 'second', expiresInMs: LONG_MS })
      await sleep(100)
      same(await one.get(key), 'second', 'get')
    },
    async 'forgets what has expired'(key) {
      await one.set({ key, value: 'gone', expiresInMs: 50 })
      await sleep(100)
      same(await two.get(key), null, 'get')
    },
    async 'writes with setIfAbsent once, however many ask at once'(key) {
      const asking = Array.from({ length: CROWD }, (_, index) =>
        (index % 2 ? one : two).setIfAbsent({ key, value: `${index}`, expiresInMs: LONG_MS }),
      )
      const answers = await Promise.all(asking)
      same(answers.filter(Boolean).length, 1, 'callers of setIfAbsent that were told yes')
      same(await one.get(key), `${answers.indexOf(true)}`, 'get, after setIfAbsent')
    },
    async 'writes with setIfAbsent again when the entry has expired'(key) {
      await one.setIfAbsent({ key, value: 'first', expiresInMs: 50 })
      await sleep(100)
      same(
        await two.setIfAbsent({ key, value: 'second', expiresInMs: LONG_MS }),
        true,
        'setIfAbsent',
      )
      same(await one.get(key), 'second', 'get')
    },
    async 'does not lengthen an entry by a setIfAbsent that is refused'(key) {
      await one.setIfAbsent({ key, value: 'first', expiresInMs: 1000 })
      same(
        await two.setIfAbsent({ key, value: 'second', expiresInMs: LONG_MS }),
        false,
        'setIfAbsent',
      )
      await sleep(1100)
      same(await one.get(key), null, 'get')
    },
    async 'deletes what is equal, and nothing else'(key) {
      await one.set({ key, value: 'mine', expiresInMs: LONG_MS })
      await two.deleteIfEqual({ key, value: 'yours' })
      same(await one.get(key), 'mine', 'get, after deleteIfEqual with another value')
      await two.deleteIfEqual({ key, value: 'mine' })
      same(await one.get(key), null, 'get, after deleteIfEqual with this value')
      same(await one.setIfAbsent({ key, value: 'new', expiresInMs: LONG_MS }), true, 'setIfAbsent')
    },
    async 'deletes nothing where there is nothing'(key) {
      await one.deleteIfEqual({ key, value: 'mine' })
      same(await one.get(key), null, 'get')
    },
    async 'keeps keys apart'(key) {
      await one.set({ key, value: 'one', expiresInMs: LONG_MS })
      await one.set({ key: `${key}2`, value: 'two', expiresInMs: LONG_MS })
      same(await two.get(key), 'one', 'get')
    },
    async 'gives several at once, each in its place, where it can'(key) {
      await one.set({ key, value: 'one', expiresInMs: LONG_MS })
      await one.set({ key: `${key}3`, value: 'three', expiresInMs: LONG_MS })
      const values = await getAll(two, [`${key}3`, `${key}2`, key])
      same(JSON.stringify(values), '["three",null,"one"]', 'getAll')
    },
  }
  return Object.entries(checks).map(([name, check]) => ({
    name,
    run: () => check(`conformance:${crypto.randomUUID()}`),
  }))
}

function same(actual: unknown, expected: unknown, what: string): void {
  if (actual === expected) return
  throw new Error(`${what}: it was ${shown(actual)}, and should be ${shown(expected)}.`)
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 100)
}
