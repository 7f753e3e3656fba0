import { chmodSync, lstatSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { folderWith, removeFolders, runInProcess, snapshotOf } from '../command-fixture.ts'

afterEach(removeFolders)

/** Where the command writes, what is above it, and places that links may lead to. */
const PLACES = [
  '.env.local',
  '.env',
  'middleware.js',
  'app/account',
  'app/account/page.jsx',
  'app/account/login',
  'app/account/login/page.jsx',
  'app/api',
  'app/api/session',
  'app/(shop)',
  'app/(shop)/account/page.js',
  'shared',
  'shared/account',
  'shared/account/page.jsx',
  'shared/env',
  'next',
  'last',
]

const OUTSIDE = ['.', 'file', 'folder', 'folder/file', 'missing', 'back']

/** What may stand at a place. The goal of a link is a path of the project or of the outside. */
type Thing =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly mode: number; readonly text: string }
  | {
      readonly kind: 'link'
      readonly isOutside: boolean
      readonly goal: string
      readonly isShort: boolean
    }

const text = fc.constantFrom(
  '',
  '// nothing yet\n',
  'A=1\n',
  'SESSION_PASSWORD=\n',
  'export default Mine',
)

const thing: fc.Arbitrary<Thing> = fc.oneof(
  fc.constant({ kind: 'folder' as const }),
  fc.record({
    kind: fc.constant('file' as const),
    mode: fc.constantFrom(0o600, 0o644, 0o666, 0o777, 0o640),
    text,
  }),
  fc.record({
    kind: fc.constant('link' as const),
    isOutside: fc.constant(false),
    goal: fc.constantFrom(...PLACES, 'app', '.'),
    isShort: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    isOutside: fc.constant(true),
    goal: fc.constantFrom(...OUTSIDE),
    isShort: fc.constant(false),
  }),
)

const tree = fc.uniqueArray(fc.tuple(fc.constantFrom(...PLACES), thing), {
  selector: ([place]) => place,
  maxLength: 8,
})

const command = fc.constantFrom(
  ['init', '--yes'],
  ['init', '--yes', '--force'],
  ['password', '--force', '--write', '.env.local'],
  ['password', '--write', 'shared/env'],
  ['password', '--write', 'next/account/.env.production'],
  ['password', '--write', 'app/account/../../last/x'],
)

const umask = fc.constantFrom(0, 0o022, 0o077)

interface Pair {
  readonly folder: string
  readonly outside: string
}

function build(things: readonly (readonly [string, Thing])[]): Pair {
  const outside = folderWith({ file: 'A=1\n', 'folder/file': '' })
  const folder = folderWith({
    'package.json': '{ "dependencies": { "next": "16.4.5", "react": "19.3.1" } }',
    'app/layout.jsx': '',
  })
  symlinkSync(folder, join(outside, 'back'))
  // What is shorter comes first, so that much of what is below a link is built where it leads.
  for (const [place, each] of things.toSorted(([a], [b]) => a.length - b.length)) {
    try {
      put(join(folder, place), each, { folder, outside })
    } catch {
      // There is no room for it in this tree.
    }
  }
  // Time enough that any touch is seen.
  for (const path of Object.keys(snapshotOf(outside))) {
    if (!lstatSync(join(outside, path)).isSymbolicLink()) utimesSync(join(outside, path), 1, 1)
  }
  return { folder, outside }
}

function put(path: string, thing: Thing, { folder, outside }: Pair): void {
  mkdirSync(join(path, '..'), { recursive: true })
  if (thing.kind === 'folder') mkdirSync(path)
  if (thing.kind === 'link') {
    const root = thing.isOutside ? outside : folder
    symlinkSync(thing.isShort ? thing.goal : join(root, thing.goal), path)
  }
  if (thing.kind !== 'file') return
  writeFileSync(path, thing.text, { flag: 'wx' })
  chmodSync(path, thing.mode)
}

test('whatever links there are, nothing outside changes, and a password is for its owner only', async () => {
  const codes = new Map<number, number>()
  const usual = process.umask()
  const property = fc.asyncProperty(tree, command, umask, async (things, args, mask) => {
    const { folder, outside } = build(things)
    const before = { inside: snapshotOf(folder), outside: snapshotOf(outside) }
    process.umask(mask)
    const { out, log, code } = await runInProcess(args, { folder })
    process.umask(usual)
    codes.set(code, (codes.get(code) ?? 0) + 1)
    const inside = snapshotOf(folder)

    expect(snapshotOf(outside)).toEqual(before.outside)
    for (const [path, shape] of Object.entries(inside)) {
      if (/SESSION_PASSWORD=[\w-]{43}/.test(shape))
        expect([path, shape.slice(0, 7)]).toEqual([path, '100600 '])
    }
    expect(out + log).not.toMatch(/[\w-]{43}\b(?!\/)/)
    const lost = Object.keys(before.inside).filter((path) => !(path in inside))
    expect(lost).toEqual([])
    if (code === 0) {
      const links = Object.entries(before.inside).filter(([, shape]) => shape.startsWith('link'))
      expect(inside).toMatchObject(Object.fromEntries(links))
    } else {
      expect(inside).toEqual(before.inside)
    }
    expect(Object.keys(inside).filter((path) => /\.tmp$|\.env\.\w{16}\.local$/.test(path))).toEqual(
      [],
    )
    removeFolders()
  })
  await fc.assert(property, { numRuns: 150 }).finally(() => process.umask(usual))
  // It has tried both.
  expect(codes.get(0)).toBeGreaterThan(15)
  expect(codes.get(1)).toBeGreaterThan(15)
}, 60_000)
