import type { InspectOptions } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardedToken } from './guarded-token.ts'
import { startSession } from './session.ts'
import { ISSUED_AT, sessionFixture } from './session-fixture.ts'

/** Random containers around a token, shown in every way that shows what nobody asked for by name. */

const SECRET = '00112233445566778899aabbccddeeff'
const plain = { accessToken: SECRET, expiresAt: '2026-12-13T12:00:00Z' }

class Holder {
  readonly shown: unknown
  readonly #hidden: unknown
  constructor(held: unknown) {
    this.shown = held
    this.#hidden = held
  }
  get read(): unknown {
    return this.#hidden
  }
}

type Wrap = (held: unknown) => unknown

/** What code puts around a value, and then logs, throws, caches or hands on. */
const WRAPS: Readonly<Record<string, Wrap>> = {
  object: (held) => ({ held }),
  'object with a symbol': (held) => ({ [Symbol('held')]: held }),
  'object without a prototype': (held) => Object.assign(Object.create(null), { held }),
  'hidden property': (held) => Object.defineProperty({}, 'held', { value: held }),
  getter: (held) => ({
    get held() {
      return held
    },
  }),
  'frozen object': (held) => Object.freeze({ held }),
  class: (held) => new Holder(held),
  heir: (held) => Object.create(Object(held)),
  array: (held) => [held, held],
  map: (held) => new Map([[held, held]]),
  set: (held) => new Set([held]),
  'weak map': (held) => new WeakMap([[Object(held), held]]),
  'error with a cause': (held) => new Error('It failed.', { cause: held }),
  'error with a field': (held) => Object.assign(new Error('It failed.'), { held }),
  'several errors': (held) => new AggregateError([held]),
  promise: (held) => Promise.resolve({ held }),
  proxy: (held) => new Proxy(Object(held), {}),
  function: (held) => Object.assign(() => held, { held }),
  date: (held) => Object.assign(new Date(ISSUED_AT), { held }),
  session: (held) => ({ ...startSession(plain, sessionFixture().customer, ISSUED_AT), held }),
  cycle: (held) => {
    const cycle: unknown[] = [held]
    cycle.push(cycle)
    return cycle
  },
}

const wraps = fc.array(fc.constantFrom(...Object.keys(WRAPS)), { maxLength: 4 })

/** A token within containers, the first of them innermost. */
function wrapped(names: readonly string[]): unknown {
  return names.reduce<unknown>((held, name) => WRAPS[name]?.(held), guardedToken(plain))
}

const inspectOptions: fc.Arbitrary<InspectOptions> = fc.record({
  showHidden: fc.boolean(),
  customInspect: fc.boolean(),
  showProxy: fc.boolean(),
  getters: fc.constantFrom<boolean | 'get' | 'set'>(true, false, 'get', 'set'),
  depth: fc.constantFrom(null, Number.POSITIVE_INFINITY, 2),
  compact: fc.constantFrom(true, false, 3),
  sorted: fc.boolean(),
  colors: fc.boolean(),
})

test('nothing that walks, copies or prints a token, however wrapped, has its secret', async () => {
  await fc.assert(
    fc.asyncProperty(wraps, inspectOptions, async (names, options) => {
      const holder = wrapped(names)
      const texts = [...walked(holder), ...printed(holder), ...(await nodePrinted(holder, options))]
      for (const text of texts) expect(text.includes(SECRET)).toBe(false)
    }),
    { numRuns: 400 },
  )
}, 30_000)

test('a property that anybody could find is found here, so the walk proves something', async () => {
  const everything = { showHidden: true, getters: true, customInspect: false, depth: null }
  const careless = Object.defineProperty({}, 'accessToken', { value: SECRET })
  const inherited = Object.create({
    get accessToken() {
      return SECRET
    },
  })
  for (const held of [careless, inherited]) {
    for (const wrap of [WRAPS['class'], WRAPS['map'], WRAPS['proxy'], WRAPS['error with a cause']])
      expect(walked(wrap?.(held)).join()).toContain(SECRET)
    if (!isEdge) expect((await nodePrinted({ held }, everything)).join()).toContain(SECRET)
  }
})

/** Every string that can be reached: own keys of any kind, and what objects inherit, read. */
function walked(start: unknown, seen = new Set<unknown>()): string[] {
  if (typeof start === 'string') return [start]
  if ((typeof start !== 'object' && typeof start !== 'function') || start === null) return []
  if (seen.has(start)) return []
  seen.add(start)
  return readable(start).flatMap((value) => walked(value, seen))
}

function readable(start: object): unknown[] {
  const values: unknown[] = Object.values({ ...start })
  if (start instanceof Map || start instanceof Set) values.push(orNothing(() => [...start]))
  for (const name in start) values.push(orNothing(() => Reflect.get(start, name)))
  for (let layer: object | null = start; isOurs(layer); layer = Object.getPrototypeOf(layer)) {
    for (const key of Reflect.ownKeys(layer)) values.push(orNothing(() => Reflect.get(start, key)))
    for (const { value, get } of Object.values(Object.getOwnPropertyDescriptors(layer)))
      values.push(value, ...[orNothing(() => get?.call(start))])
  }
  return values
}

/** What the language itself hands down cannot hold a token. */
const BUILT_IN: ReadonlySet<unknown> = new Set(
  [Object, Function, Array, Map, Set, WeakMap, Error, AggregateError, Promise, Date].map(
    ({ prototype }) => prototype,
  ),
)

function isOurs(layer: object | null): layer is object {
  return layer !== null && !BUILT_IN.has(layer)
}

/** A getter may not like whom it is read from. */
function orNothing(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What the language and the test runner make of a value. What they refuse is not shown either. */
function printed(holder: unknown): string[] {
  const prints = [
    () => JSON.stringify(holder),
    () => JSON.stringify(structuredClone(holder)),
    () => JSON.stringify(Object.entries(Object(holder))),
    () => String(holder),
    () => {
      expect(holder).toStrictEqual('something else')
      return ''
    },
  ]
  return prints.map((print) => orItsError(print))
}

/** What Node prints and writes. The edge runtime has neither module; its console is Node's. */
async function nodePrinted(holder: unknown, options: InspectOptions): Promise<string[]> {
  if (isEdge) return []
  const { inspect, format } = await import('node:util')
  const { serialize } = await import('node:v8')
  const prints = [
    () => inspect(holder, options),
    () => format('%o %O %j %s', holder, holder, holder, holder),
    () => serialize(holder).toString('latin1'),
    () => serialize(holder).toString('utf16le'),
  ]
  return prints.map((print) => orItsError(print))
}

const isEdge = 'EdgeRuntime' in globalThis

function orItsError(print: () => string | undefined): string {
  try {
    return print() ?? ''
  } catch (error) {
    return String(error)
  }
}
