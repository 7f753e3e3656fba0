import { expect, test } from 'vitest'
import { pathOf, type Source, sourcesBelow } from './sources-fixture.ts'

/** What imports what, types included: who reads a file has to read what it names. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>

const library = importsOf(sourcesBelow('lib'))

test('no file of the library imports itself by way of others', () => {
  expect(library.size).toBeGreaterThan(150)
  expect(circlesOf(library)).toEqual([])
})

test('no room of lib/core imports itself by way of others', () => {
  const core = new Map([...library].filter(([path]) => path.startsWith('lib/core/')))
  const rooms = grouped(core, (path) => path.split('/').slice(2, 3).join())
  expect(rooms.size).toBeGreaterThan(8)
  expect(circlesOf(rooms)).toEqual([])
})

test('no file of the emulator imports itself by way of others', () => {
  const emulator = importsOf(sourcesBelow('emulator/lib'))
  expect(emulator.size).toBeGreaterThan(50)
  expect(circlesOf(emulator)).toEqual([])
})

test('a circle would be found, and the way that it takes', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['c', new Set<string>()],
    ['d', new Set(['b'])],
  ])
  expect(circlesOf(graph)).toEqual(['b → d → b'])
  expect(circlesOf(new Map([['a', new Set(['a'])]]))).toEqual(['a → a'])
})

function importsOf(sources: readonly Source[]): Graph {
  return new Map(
    sources.map((source) => {
      const paths = source.imports.map(({ from }) => pathOf(source, from))
      return [source.path, new Set(paths.filter((path) => path !== null))]
    }),
  )
}

/** The same graph between groups of files. */
function grouped(graph: Graph, groupOf: (path: string) => string): Graph {
  const groups = new Map<string, Set<string>>()
  for (const [path, imports] of graph) {
    const group = groupOf(path)
    const known = groups.get(group) ?? new Set()
    for (const each of imports) if (groupOf(each) !== group) known.add(groupOf(each))
    groups.set(group, known)
  }
  return groups
}

/** For each file that leads back to itself, one way on which it does; each circle is told once. */
function circlesOf(graph: Graph): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  function visit(path: string, way: readonly string[]): void {
    const start = way.indexOf(path)
    if (start >= 0) circles.push([...way.slice(start), path].join(' → '))
    if (start >= 0 || done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return circles
}
