import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The floors of the emulator, the lowest first. What stands side by side is on one floor. */
const FLOORS: readonly (readonly string[])[] = [
  ['state'],
  ['graphql'],
  ['seeds'],
  ['demo-shop'],
  ['catalogue'],
  ['customers'],
  ['customer-account'],
  ['cart'],
  ['faults'],
  ['options.ts', 'extended-seed.ts', 'store.ts'],
  ['control'],
  ['console', 'hosted-login'],
  ['server'],
  ['create-storefront-emulator.ts'],
  ['cli', 'index.ts'],
]

/** A field of the schema's objects may lead to any other: the graph of the catalogue is a circle. */
const MAY_BE_CIRCLES = /^catalogue\//

const lib = import.meta.dirname

const imports = new Map(
  readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|-fixture\.ts$/.test(path))
    .map((path) => [path, importsOf(path)]),
)

function importsOf(path: string): readonly { readonly from: string; readonly isType: boolean }[] {
  const text = readFileSync(join(lib, path), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...statements].map(([, isType, static_, bare, dynamic]) => {
    const from = static_ ?? bare ?? dynamic ?? ''
    const isOwn = from.startsWith('.')
    return {
      from: isOwn ? relative(lib, resolve(lib, dirname(path), from)) : from,
      isType: isType !== undefined,
    }
  })
}

function floorOf(path: string): number {
  const [room = ''] = path.split('/')
  return FLOORS.findIndex((rooms) => rooms.includes(room))
}

const ownImports = (path: string) =>
  (imports.get(path) ?? []).map(({ from }) => from).filter((from) => imports.has(from))

describe('no import runs back up', () => {
  test('each file is on a floor', () => {
    expect(imports.size).toBeGreaterThan(50)
    expect([...imports.keys()].filter((path) => floorOf(path) === -1)).toEqual([])
  })

  test('a file imports from its own floor and from those below it', () => {
    const upward = [...imports.keys()].flatMap((path) =>
      ownImports(path)
        .filter((from) => floorOf(from) > floorOf(path))
        .map((from) => `${path} imports ${from}`),
    )
    expect(upward).toEqual([])
  })

  test('no file imports itself over others', () => {
    const circles = [...imports.keys()].filter((path) => {
      const reached = new Set(ownImports(path))
      for (const each of reached) for (const from of ownImports(each)) reached.add(from)
      return reached.has(path) && !MAY_BE_CIRCLES.test(path)
    })
    expect(circles).toEqual([])
  })
})

test('hydrogen-react, which is not installed with the emulator, gives types only', () => {
  const values = [...imports].flatMap(([path, all]) =>
    all.filter(({ from, isType }) => from.startsWith('@shopify/') && !isType).map(() => path),
  )
  expect(values).toEqual([])
})
