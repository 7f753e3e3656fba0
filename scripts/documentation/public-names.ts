/** A name that can be imported, and from where. */
export interface PublicName {
  readonly name: string
  readonly from: string
  readonly isType: boolean
}

/** `export { a, type B } from …`, `export type { C } from …`, `export const { d } = …` */
const EXPORT = /^export (type |const )?\{([^}]*)\}/gm

/** The names that an entry point exports. */
export function publicNames(from: string, source: string): readonly PublicName[] {
  return [...source.matchAll(EXPORT)].flatMap(([, kind, list = '']) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => ({
        name: entry.replace(/^type /, ''),
        from,
        isType: kind === 'type ' || entry.startsWith('type '),
      })),
  )
}

/**
 * The imports that a piece of code leaves out because its reader knows them, on one line. Of two
 * things with the same name the later one is meant.
 */
export function missingImports(code: string, known: readonly PublicName[]): string {
  const own = new Set([...wordsIn(code, IMPORTED), ...wordsIn(code, DECLARED)])
  const words = new Set(code.match(/\w+/g))
  const byName = new Map(known.map((each) => [each.name, each]))
  return [...byName.values()]
    .filter(({ name }) => words.has(name) && !own.has(name))
    .map(({ name, from, isType }) => `import ${isType ? 'type ' : ''}{ ${name} } from '${from}';`)
    .join(' ')
}

const IMPORTED = /^import [^'"]*from/gm
const DECLARED = /\b(?:const|let|function) (?:\{[^}]*\}|\w+)/g

function wordsIn(code: string, pattern: RegExp): readonly string[] {
  return [...code.matchAll(pattern)].flatMap(([text]) => text.match(/\w+/g) ?? [])
}
