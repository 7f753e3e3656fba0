import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pathOf, readSource, root, type Source, sourcesBelow } from './sources-fixture.ts'

const library = sourcesBelow('lib')
const emulator = sourcesBelow('emulator/lib')
const demo = [...sourcesBelow('app'), readSource('middleware.ts')]
/** What nobody can import: the heart of it, and the command. */
const PRIVATE = ['core', 'cli']
const entryPoints = readdirSync(join(root, 'lib'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !PRIVATE.includes(entry.name))
  .map(({ name }) => name)

/** The folder of `lib/` that a relative import leads to; null for the outside world. */
function folderOf(path: string, from: string): string | null {
  if (!from.startsWith('.')) return null
  return relative(join(root, 'lib'), resolve(root, dirname(path), from)).split('/')[0] ?? null
}

const firstStatement = (text: string) =>
  text.split('\n').find((line) => line !== '' && !line.startsWith('//'))

/** What a file pulls into a bundle, by imports that are there at run time. */
function reachableFrom(entry: string) {
  const paths = new Set([entry])
  const packages = new Set<string>()
  for (const path of paths) {
    const each = readSource(path)
    for (const { from, isType } of each.imports) {
      if (isType) continue
      const next = pathOf(each, from)
      if (next === null) packages.add(from)
      else paths.add(next)
    }
  }
  return { paths, packages }
}

describe('where code may run is written where it matters', () => {
  test('server-only is the first import of ./server and ./routes, and of nothing else', () => {
    const marked = library.filter(({ imports }) =>
      imports.some(({ from }) => from === 'server-only'),
    )
    expect(marked.map(({ path }) => path).sort()).toEqual([
      'lib/routes/index.ts',
      'lib/server/index.ts',
    ])
    for (const { imports } of marked) expect(imports[0]?.from).toBe('server-only')
  })

  test("'use client' is the first line of components in ./client, and of nothing else", () => {
    const marked = library.filter(({ text }) => firstStatement(text) === "'use client'")
    expect(marked.map(({ path }) => path).sort()).toEqual([
      'lib/client/index.ts',
      'lib/client/session-provider.tsx',
    ])
  })

  test("no file of the library says 'use server', which would make actions of its exports", () => {
    expect(library.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))).toEqual([])
  })
})

describe('dependencies point one way', () => {
  test.each(entryPoints)('./%s imports no other entry point', (name) => {
    const allowed = [null, name, 'core']
    for (const { path, imports } of library.filter(({ path }) => path.startsWith(`lib/${name}/`))) {
      for (const { from } of imports) {
        const folder = folderOf(path, from)
        expect(allowed, `${path} imports ${from}`).toContain(folder)
      }
    }
  })

  test('core stays private and portable: no Next, no React, no Node, no entry point', () => {
    for (const { path, imports } of library.filter(({ path }) => path.startsWith('lib/core/'))) {
      for (const { from } of imports) {
        expect(from, path).not.toMatch(/^(next|react|react-dom|node:|server-only)(\/|$)/)
        expect([null, 'core'], `${path} imports ${from}`).toContain(folderOf(path, from))
      }
    }
  })

  test('OpenTelemetry is imported where it is asked for, and nowhere else', () => {
    const users = library.filter(({ imports }) =>
      imports.some(({ from }) => from.startsWith('@opentelemetry/')),
    )
    expect(users.length).toBeGreaterThan(3)
    for (const { path } of users) expect(path).toMatch(/^lib\/telemetry\//)
    expect(reachableFrom('lib/telemetry/index.ts').packages).toContain('@opentelemetry/api')
  })

  test('client code takes nothing but types from outside its folder, React and two paths apart', () => {
    const paths = ['../core/http/site-path.ts', '../core/http/session-path.ts']
    for (const { path, imports } of library.filter(({ path }) => path.startsWith('lib/client/'))) {
      for (const { from, isType } of imports) {
        const isOwn = from === 'react' || paths.includes(from) || folderOf(path, from) === 'client'
        expect(isOwn || isType, `${path} imports ${from}`).toBe(true)
      }
    }
  })

  test('the command uses what is public, and nothing uses the command', () => {
    for (const { path, imports } of library) {
      const folders = imports.map(({ from }) => folderOf(path, from))
      if (!path.startsWith('lib/cli/')) expect(folders, path).not.toContain('cli')
      else for (const folder of folders) expect([null, 'cli', 'core', 'errors']).toContain(folder)
    }
  })

  test('the emulator imports nothing of the session layer, which imports its types for ./playwright only', () => {
    expect(emulator.length).toBeGreaterThan(50)
    for (const { path, imports } of emulator) {
      for (const { from } of imports) {
        expect(from, path).not.toMatch(/^next-storefront-session/)
        const isInside =
          !from.startsWith('.') ||
          resolve(root, dirname(path), from).startsWith(join(root, 'emulator/lib/'))
        expect(isInside, `${path} imports ${from}`).toBe(true)
      }
    }
    for (const { path, imports } of library.filter(
      ({ path }) => !/^lib\/playwright\//.test(path),
    )) {
      for (const { from } of imports) expect(from, path).not.toMatch(/emulator/)
    }
    for (const { path, imports } of library) {
      for (const { from, isType } of imports) {
        if (from === 'storefront-emulator')
          expect(isType, `${path} needs it at run time`).toBe(true)
      }
    }
  })

  test('graphql stays where documents are read, and Node in what never reaches a shop', () => {
    const outside =
      (folder: string) =>
      ({ path }: Source) =>
        !path.startsWith(`lib/${folder}/`)
    const readsDocuments = 'lib/core/storefront/assert-customer-query.ts'
    for (const { path, imports } of library.filter(outside('routes/storefront-proxy'))) {
      if (path === readsDocuments) continue
      for (const { from } of imports) expect(from, path).not.toMatch(/^graphql/)
    }
    for (const { path, imports } of library.filter(outside('cli')).filter(outside('playwright'))) {
      for (const { from } of imports) expect(from, path).not.toMatch(/^(node:|@playwright\/)/)
    }
  })

  test.each(['middleware', 'client'])('graphql and zod are in no bundle of ./%s', (name) => {
    const { paths, packages } = reachableFrom(`lib/${name}/index.ts`)
    expect(paths.size).toBeGreaterThan(5)
    for (const each of packages) expect(each).not.toMatch(/^(graphql|zod)(\/|$)/)
  })

  test('what reads documents is reached from ./server, so the walk finds what there is', () => {
    expect(reachableFrom('lib/server/index.ts').packages).toContain('graphql')
    expect(reachableFrom('lib/routes/index.ts').packages).toContain('zod/mini')
  })

  test('the demo imports the package by its name, as its readers do', () => {
    expect(demo.length).toBeGreaterThan(5)
    for (const { path, imports } of demo) {
      for (const { from } of imports) expect(from, path).not.toMatch(/(^|\/)lib\//)
    }
  })
})

test('each folder of lib/ that is not private is a subpath of the package, and nothing else is', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const subpaths = Object.keys(exports).filter((path) => !['.', './package.json'].includes(path))
  expect(subpaths.sort()).toEqual(entryPoints.map((name) => `./${name}`).sort())
})

test('the first line of each entry point says what it is and where it runs', () => {
  for (const name of entryPoints) {
    const { text } = readSource(`lib/${name}/index.ts`)
    expect(text.split('\n').find((line) => line.startsWith('//'))).toContain(
      `// next-storefront-session/${name}: `,
    )
  }
})

test('one place seals and opens, so that every seal has a purpose', () => {
  const sealers = [...library, ...demo].filter(({ imports }) =>
    imports.some(({ from }) => /^iron-/.test(from)),
  )
  expect(sealers.map(({ path }) => path)).toEqual(['lib/core/session/seal-for.ts'])
})

test('the environment is read in one place of the library, and what Next inlines in another', () => {
  const readers = library.filter(({ text }) =>
    /process\??\.env/.test(text.replace(/\/\*[\s\S]*?\*\//g, '')),
  )
  expect(readers.map(({ path }) => path)).toEqual([
    'lib/core/config/config.ts',
    'lib/core/http/next-settings.ts',
  ])
})
