import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Project, SourceFile } from '../project/read-project.ts'
import type { Matcher } from './matcher.ts'
import { parseLiteral } from './parse-literal.ts'
import { pathPattern } from './path-pattern.ts'

/** What a middleware runs for, and where that was read; null if it could not be read. */
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
const conditions = { has: z.optional(z.array(condition)), missing: z.optional(z.array(condition)) }
const built = z.array(z.object({ regexp: z.string(), ...conditions }))
const written = z.array(z.union([z.string(), z.object({ source: z.string(), ...conditions })]))

/**
 * The matchers of a middleware: those of the build if it is newer than the source, else those that
 * stand in the source, if they are written out there.
 */
export function readMatchers(project: Project, middleware: SourceFile): ReadMatchers | null {
  const fromBuild = builtMatchers(project.folder, middleware)
  if (fromBuild !== null) return fromBuild
  const matchers = writtenMatchers(middleware.text)
  return matchers === null ? null : { matchers, from: 'source', basePath: '' }
}

/** On the edge they are in one manifest, on Node in another. */
function builtMatchers(folder: string, { path }: SourceFile): ReadMatchers | null {
  const server = join(folder, '.next/server')
  const edge = join(server, 'middleware-manifest.json')
  if (!existsSync(edge) || isNewer(join(folder, path), edge)) return null
  const onEdge = Object(readJson(edge)).middleware?.['/']?.matchers
  const onNode = Object(readJson(join(server, 'functions-config-manifest.json')))
  const found = built.safeParse(onEdge ?? onNode.functions?.['/_middleware']?.matchers)
  if (!found.success) return null
  const { basePath } = Object(readJson(join(folder, '.next/routes-manifest.json')))
  return {
    matchers: found.data.map((each) => matcher(new RegExp(each.regexp), each)),
    from: 'build',
    basePath: String(basePath ?? ''),
  }
}

/** Without a matcher, a middleware runs for everything. */
export function writtenMatchers(source: string): readonly Matcher[] | null {
  const code = source.replace(/^\s*\/\/.*$/gm, '')
  const place = /\bmatcher\s*:\s*/.exec(code)
  if (place === null) return /\bmatcher\b/.test(code) ? null : [matcher(/^/, {})]
  const literal = parseLiteral(code, place.index + place[0].length)
  const entries = written.safeParse(Array.isArray(literal) ? literal : [literal])
  if (!entries.success) return null
  const matchers = entries.data.map((entry) => {
    const { source: path, ...rest } = typeof entry === 'string' ? { source: entry } : entry
    const regexp = pathPattern(path)
    return regexp === null ? null : matcher(regexp, rest)
  })
  return matchers.every((each) => each !== null) ? matchers : null
}

type Conditions = Partial<Readonly<Record<'has' | 'missing', Matcher['has'] | undefined>>>

function matcher(regexp: RegExp, { has = [], missing = [] }: Conditions): Matcher {
  return { regexp, has, missing }
}

function isNewer(path: string, than: string): boolean {
  return statSync(path).mtimeMs > statSync(than).mtimeMs
}

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
