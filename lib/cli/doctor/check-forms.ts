import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, ok, warn } from '../finding.ts'
import { OWN_NAME } from '../own-package.ts'
import type { Project } from '../project/read-project.ts'
import { type SourceFile, sourcesBelow } from '../project/source-files.ts'

/**
 * Whether plain forms follow `basePath` and `trailingSlash`. They are the one place that Next does
 * not complete. Without the two settings there is nothing to follow.
 */
export function checkForms(project: Project): readonly Finding[] {
  const { folder, basePath, trailingSlash } = project
  if (basePath === '' && !trailingSlash) return []
  const wrong = FOLDERS.filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => sourcesBelow(folder, name))
    .flatMap((file) => writtenForms(file, project))
  const settings = basePath === '' ? 'trailingSlash' : `basePath ${JSON.stringify(basePath)}`
  return wrong.length > 0 ? wrong : [ok('forms', `No form is in the way of ${settings}.`)]
}

/** Where an app has its sources. */
const FOLDERS = ['app', 'pages', 'src', 'components', 'lib'] as const

/** A form, or a button of one, with the path written out. */
const WRITTEN = /\b(?:action|formAction)=\{?\s*["'`]\/api\/session\/(\w+)/g

function writtenForms({ path, text }: SourceFile, project: Project): readonly Finding[] {
  return [...text.matchAll(WRITTEN)].map(([, action = '']) => {
    const where = `${path} posts to /api/session/${action}, `
    const isOfPages = /^(src\/)?pages\//.test(path)
    const bundled = isOfPages ? `, and transpilePackages: ['${OWN_NAME}'] in next.config` : ''
    const todo = `Write action={sessionPath('${action}')}, from '${OWN_NAME}'${bundled}.`
    return warn('forms', where + whatHappens(project), todo)
  })
}

function whatHappens({ basePath }: Project): string {
  return basePath === ''
    ? 'and Next redirects that to the path with a slash.'
    : `which is outside of ${basePath}: nobody is there.`
}
