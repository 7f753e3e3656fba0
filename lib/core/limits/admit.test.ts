import { beforeEach, describe, expect, test } from 'vitest'
import { PASSWORDS } from '../session/session-fixture.ts'
import { type AskStore, AWAY } from '../store/ask-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import type { SharedStore } from '../store/shared-store.ts'
import { type Admission, admit, type Counter, type Counting, createProcessCounts } from './admit.ts'

const NOW = Date.parse('2026-11-01T00:00:20Z')
const ADA: Counter = {
  by: 'account',
  whose: 'password ada@example.com',
  burst: 3,
  refillSeconds: 60,
}
const HOME: Counter = { by: 'address', whose: 'password 203.0.113.7', burst: 5, refillSeconds: 15 }

let unshared: number
let operations: string[]
let keys: Set<string>
beforeEach(() => {
  unshared = 0
  operations = []
  keys = new Set()
})

/** Notes what is asked of it. */
function watched(store: SharedStore): SharedStore {
  const note = (operation: string, key: string) => {
    operations.push(operation)
    keys.add(key)
  }
  return {
    get(key) {
      note('get', key)
      return store.get(key)
    },
    set(entry) {
      note('set', entry.key)
      return store.set(entry)
    },
    setIfAbsent(entry) {
      note('setIfAbsent', entry.key)
      return store.setIfAbsent(entry)
    },
    deleteIfEqual(entry) {
      note('deleteIfEqual', entry.key)
      return store.deleteIfEqual(entry)
    },
  }
}

function counting(store: SharedStore | null, more: Partial<Counting> = {}): Counting {
  return {
    passwords: PASSWORDS,
    now: NOW,
    shared: store && ((question) => question(store)),
    process: createProcessCounts(),
    onUnshared: () => {
      unshared += 1
    },
    ...more,
  }
}

async function times(
  count: number,
  counters: readonly Counter[],
  at: Counting,
): Promise<readonly Admission['status'][]> {
  const statuses: Admission['status'][] = []
  for (let done = 0; done < count; done += 1) statuses.push((await admit(counters, at)).status)
  return statuses
}

const admitted = (count: number) => Array.from({ length: count }, () => 'admitted')

test('an attempt that one counter refuses is counted by none', async () => {
  const at = counting(watched(memoryStore()))
  expect(await times(4, [HOME, ADA], at)).toEqual([...admitted(3), 'refused'])
  expect(await admit([HOME, ADA], at)).toEqual({
    status: 'refused',
    by: 'account',
    retryAfterSeconds: 40,
  })
  expect(await times(3, [HOME], at)).toEqual([...admitted(2), 'refused'])
})

test('an attempt that is given back has not been', async () => {
  const at = counting(memoryStore())
  for (let done = 0; done < 20; done += 1) {
    const admission = await admit([HOME, ADA], at)
    expect(admission.status).toBe('admitted')
    if (admission.status === 'admitted') await admission.giveBack()
  }
})

test('a token comes in each time that the seconds have passed', async () => {
  const store = memoryStore()
  const process = createProcessCounts()
  expect(await times(4, [ADA], counting(store, { process }))).toEqual([...admitted(3), 'refused'])
  const later = counting(store, { process, now: NOW + 40_000 })
  expect(await times(2, [ADA], later)).toEqual(['admitted', 'refused'])
})

test('instances count together, and keys say neither whose they are nor from where', async () => {
  const store = watched(memoryStore())
  const instances = [counting(store), counting(store), counting(store)]
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => admit([HOME, ADA], instances[index % 3] as Counting)),
  )
  expect(answers.filter(({ status }) => status === 'admitted')).toHaveLength(3)
  expect(keys.size).toBeGreaterThan(3)
  for (const key of keys) expect(key).toMatch(/^session:[\w+/]{43}=:\d+$/)
})

test('whoever is refused does not cost the store more than one look a second', async () => {
  const at = counting(watched(memoryStore()))
  await times(4, [ADA], at)
  operations = []
  await times(100, [ADA], at)
  expect(operations).toEqual([])
  await times(100, [ADA], { ...at, now: NOW + 1000 })
  expect(operations).toEqual(['setIfAbsent', 'get', 'get'])
})

describe('a store that is away', () => {
  const away: AskStore = async () => AWAY

  test('lets a log-in pass, says so, and this process counts by itself', async () => {
    const at = counting(null, { shared: away })
    expect(await times(4, [ADA], at)).toEqual([...admitted(3), 'refused'])
    expect(unshared).toBe(4)
    expect(await times(1, [ADA], counting(null, { shared: away }))).toEqual(['admitted'])
  })

  test.each<[string, Partial<SharedStore>]>([
    ['says neither yes nor no', { setIfAbsent: async () => 'OK' as never }],
    ['has what nobody wrote', { setIfAbsent: async () => false, get: async () => 'what is this' }],
    ['has no answer', { setIfAbsent: async () => false, getAll: async () => null as never }],
  ])('is as one that %s', async (_, broken) => {
    const at = counting({ ...memoryStore(), ...broken })
    expect(await times(4, [ADA], at)).toEqual([...admitted(3), 'refused'])
    expect(unshared).toBeGreaterThan(2)
  })
})

test('a process without a store says nothing of it, and cannot be filled', async () => {
  const at = counting(null)
  expect(await times(4, [ADA], at)).toEqual([...admitted(3), 'refused'])
  expect(unshared).toBe(0)
  for (let each = 0; each < 10_000; each += 1) {
    const entry = { key: `another:${each}`, value: '', expiresInMs: 60_000 }
    await at.process.ask((store) => store.setIfAbsent(entry))
  }
  expect(await times(1, [ADA], { ...at, now: NOW + 1000 })).toEqual(['admitted'])
})
