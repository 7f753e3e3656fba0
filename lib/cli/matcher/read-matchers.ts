import { join } from 'node:path'
import * as z from 'zod/mini'
import { nextRegexp } from '../project/next-module.ts'
import type { SourceFile } from '../project/source-files.ts'
import { readJsonIfThere, statIfThere } from '../project-files/read-if-there.ts'
import { parseLiteral } from './parse-literal.ts'

/** What a middleware runs for, and where that was read. */
export interface ReadMatchers {
  readonly matchers: readonly Matcher[]
  readonly from: 'build' | 'source'
  /** The app's base path, which matchers of a build contain. */
  readonly basePath: string
}

const condition = z.looseObject({
  type: z.string(),
  key: z.optional(z.string()),
  value: z.optional(z.string()),
})
const conditions = {
  has: z._default(z.array(condition), []),
  missing: z._default(z.array(condition), []),
}
const built = z.array(z.object({ regexp: z.string(), ...conditions }))
const written = z.array(z.object({ source: z.string(), ...conditions }))

/** One entry of a middleware's `config.matcher`, ready to be tried. */
export interface Matcher extends z.infer<z.ZodMiniObject<typeof conditions>> {
  readonly regexp: RegExp
}

/**
 * The matchers of a middleware: those of the build if it is newer than the source, else those in
 * the source; null if they are not written out there, or if Next refuses one.
 * @throws {UsageError} without Next
 */
export function readMatchers(folder: string, middleware: SourceFile): ReadMatchers | null {
  const fromBuild = builtMatchers(folder, middleware)
  if (fromBuild !== null) return fromBuild
  const matchers = writtenMatchers(folder, middleware.text)
  return matchers === null ? null : { matchers, from: 'source', basePath: '' }
}

/** On the edge they are in one manifest, on Node in another. */
function builtMatchers(folder: string, { path }: SourceFile): ReadMatchers | null {
  const edge = '.next/server/middleware-manifest.json'
  if (modifiedAt(folder, edge) < modifiedAt(folder, path)) return null
  const read = (name: string) => Object(readJsonIfThere(join(folder, name)))
  const onNode = read('.next/server/functions-config-manifest.json')
  const found = built.safeParse(
    read(edge).middleware?.['/']?.matchers ?? onNode.functions?.['/_middleware']?.matchers,
  )
  if (!found.success) return null
  return {
    matchers: found.data.map((each) => ({ ...each, regexp: new RegExp(each.regexp) })),
    from: 'build',
    basePath: String(read('.next/routes-manifest.json').basePath ?? ''),
  }
}

/** In epoch milliseconds; 0 for what is not there. */
function modifiedAt(folder: string, path: string): number {
  return statIfThere(join(folder, path))?.mtimeMs ?? 0
}

/** Without a matcher, a middleware runs for everything. */
export function writtenMatchers(folder: string, source: string): readonly Matcher[] | null {
  const code = source.replace(/^\s*\/\/.*$/gm, '')
  const place = /\bmatcher\s*:\s*/.exec(code)
  if (place === null) return /\bmatcher\b/.test(code) ? null : [EVERYTHING]
  const literals = [parseLiteral(code, place.index + place[0].length)].flat()
  const entries = written.safeParse(
    literals.map((each) => (typeof each === 'string' ? { source: each } : each)),
  )
  if (!entries.success) return null
  const matchers = entries.data.flatMap(({ source: path, ...rest }) => {
    const regexp = nextRegexp(folder, path)
    return regexp === null ? [] : [{ regexp, ...rest }]
  })
  return matchers.length === entries.data.length ? matchers : null
}

const EVERYTHING: Matcher = { regexp: /^/, has: [], missing: [] }
