import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SourceFile } from './read-project.ts'

/** The sources below a folder of a project. */
export function appSources(folder: string, appFolder: string): readonly SourceFile[] {
  return readdirSync(join(folder, appFolder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${appFolder}/${path.split(sep).join('/')}`)
    .filter((path) => /\.[mc]?[jt]sx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}
