import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINE_NAMES, type Engines, startEngines } from './engines-fixture.ts'
import { memoryStore, type SharedStore, storeConformance } from './index.ts'

let engines: Engines
beforeAll(async () => {
  engines = await startEngines()
})
afterAll(() => engines?.close())

/** The list is the same whatever the store; a check is found by its name when there is one. */
const NAMES = storeConformance([memoryStore(), memoryStore()]).map(({ name }) => name)

describe.each(ENGINE_NAMES)('%s', (engine) => {
  let stores: [SharedStore, SharedStore]
  beforeAll(async () => {
    stores = [await engines.open(engine), await engines.open(engine)]
  })

  test.each(NAMES)('%s', async (name) => {
    const check = storeConformance(stores).find((each) => each.name === name)
    await expect(check?.run()).resolves.toBeUndefined()
  })
})

describe('what is not right is found', () => {
  /** The conformance of a memory that differs in one operation. */
  function failures(differs: (right: SharedStore) => Partial<SharedStore>): Promise<string[]> {
    const right = memoryStore()
    const wrong = { ...right, ...differs(right) }
    const checks = storeConformance([wrong, wrong])
    return Promise.all(
      checks.map(({ name, run }) =>
        run().then(
          () => '',
          () => name,
        ),
      ),
    ).then((names) => names.filter(Boolean))
  }

  test('a store that is right fails nothing', async () => {
    expect(await failures(() => ({}))).toEqual([])
  })

  test('a setIfAbsent that looks first and then writes', async () => {
    const wrong = await failures((right) => ({
      async setIfAbsent(entry) {
        if ((await right.get(entry.key)) !== null) return false
        await right.set(entry)
        return true
      },
    }))
    expect(wrong).toEqual(['writes with setIfAbsent once, however many ask at once'])
  })

  test('expiry in seconds', async () => {
    const wrong = await failures((right) => ({
      set: (entry) => right.set({ ...entry, expiresInMs: entry.expiresInMs * 1000 }),
    }))
    expect(wrong).toEqual(['forgets what has expired'])
  })

  test('a deleteIfEqual that deletes whatever is there', async () => {
    const wrong = await failures((right) => ({
      async deleteIfEqual({ key }) {
        const value = await right.get(key)
        if (value !== null) await right.deleteIfEqual({ key, value })
      },
    }))
    expect(wrong).toEqual(['deletes what is equal, and nothing else'])
  })
})
