import { error, type Finding, ok, warn } from '../finding.ts'
import type { Project, SourceFile } from '../project/read-project.ts'

const CHECK = 'middleware'

/** Whether there is a middleware where Next looks for it, and whether it is ours. */
export function checkMiddleware(project: Project): readonly Finding[] {
  const inPlace = middlewareOf(project)
  const [misplaced] = project.middlewares.filter((file) => !isInPlace(project, file))
  if (inPlace.length > 1) return [TWO]
  const [file] = inPlace
  if (file !== undefined) return [checkFile(file, project)]
  return [misplaced === undefined ? NONE : outOfPlace(misplaced, project)]
}

/** The middleware that Next runs; more than one is a mistake. */
export function middlewareOf(project: Project): readonly SourceFile[] {
  return project.middlewares.filter((file) => isInPlace(project, file))
}

const NONE = error(
  CHECK,
  'There is no middleware.ts or proxy.ts, so no session is ever renewed.',
  'npx next-storefront-session init',
)

const TWO = error(
  CHECK,
  'There are both a middleware and a proxy, and Next takes one only.',
  'Keep middleware.ts for the edge runtime, or proxy.ts for Node.',
)

function isInPlace({ sourceFolder }: Project, { path }: SourceFile): boolean {
  return path.startsWith(sourceFolder) && !path.slice(sourceFolder.length).includes('/')
}

function outOfPlace({ path }: SourceFile, { sourceFolder }: Project): Finding {
  const place = sourceFolder === '' ? 'beside app/' : 'in src/, beside app/'
  return error(
    CHECK,
    `${path} is not where Next looks for it.`,
    `Move it: it has to stand ${place}.`,
  )
}

function checkFile({ path, text }: SourceFile, { installed }: Project): Finding {
  const isProxy = /proxy\.\w+$/.test(path)
  if (isProxy && installed.next !== null && Number.parseInt(installed.next, 10) < 16) {
    return error(CHECK, `Next ${installed.next} does not know ${path}.`, 'Call it middleware.')
  }
  const name = isProxy ? 'proxy' : 'middleware'
  if (!exportsName(text, name)) {
    const todo = `export const ${name} = createSessionMiddleware()`
    return error(CHECK, `${path} exports no ${name}.`, todo)
  }
  if (/\bnext-storefront-session\/middleware\b/.test(text)) {
    return ok(CHECK, `${path} uses next-storefront-session/middleware.`)
  }
  return warn(
    CHECK,
    `${path} does not import next-storefront-session/middleware itself.`,
    'If it gets it from another module, all is well; else hand it over: createSessionMiddleware({}, yourMiddleware).',
  )
}

/** Next takes a default export too. */
function exportsName(text: string, name: string): boolean {
  const own = new RegExp(String.raw`\bexport\b[^;]*?\b(?:default|${name})\b`)
  return own.test(text)
}
