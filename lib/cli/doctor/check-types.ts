import { type Finding, ok, warn } from '../finding.ts'
import type { Project } from '../project/read-project.ts'

/**
 * Whether TypeScript finds the types of this package. "node", of before `exports`, finds them too:
 * package.json has `typesVersions` for it.
 */
export function checkTypes({ moduleResolution }: Project): readonly Finding[] {
  if (moduleResolution === null) return []
  const setting = `moduleResolution ${JSON.stringify(moduleResolution)}`
  if (moduleResolution.toLowerCase() !== 'classic') {
    return [ok('types', `TypeScript finds the types (${setting}).`)]
  }
  const todo = 'Set it to "bundler" in tsconfig.json, as Next does for a new app.'
  return [warn('types', `With ${setting}, TypeScript finds the types of no package.`, todo)]
}
