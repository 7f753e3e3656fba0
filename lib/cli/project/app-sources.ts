import { readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { statIfThere } from '../project-files/read-if-there.ts'
import { type SourceFile, sourceFile } from './read-project.ts'

/** The sources below a folder of a project. Links to folders are followed, but not in circles. */
export function appSources(folder: string, appFolder: string): readonly SourceFile[] {
  return filesBelow(folder, appFolder, [])
    .filter((path) => /\.[mc]?[jt]sx?$/.test(path))
    .flatMap((path) => sourceFile(folder, path))
}

function filesBelow(folder: string, path: string, above: readonly string[]): readonly string[] {
  const full = join(folder, path)
  if (statIfThere(full)?.isDirectory() !== true) return [path]
  const place = realpathSync(full)
  if (above.includes(place)) return []
  return readdirSync(full).flatMap((name) =>
    filesBelow(folder, `${path}/${name}`, [...above, place]),
  )
}
