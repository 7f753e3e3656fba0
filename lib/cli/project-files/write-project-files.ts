import { CommandFailure, type Terminal } from '../command.ts'
import { type LocatedFile, locateFile, type RefusedFile } from './locate-file.ts'
import { readIfThere, shownPath } from './read-if-there.ts'
import { type FileContent, hasModes, replaceFile } from './replace-file.ts'

/** A file of a project, and its new content. */
export interface ProjectFile {
  /** From the project's folder. */
  readonly path: string
  /** Makes the new text of the present one, which is null where there is no file; null leaves it. */
  readonly text: (present: string | null) => string | null
  /** Whether there is a password or a private token in it, which only its owner may read. */
  readonly holdsSecrets: boolean
}

/**
 * The one way in which a command writes files of a project. All of them are checked before the first
 * is written: none is written if one would be outside of the folder, over any links, or where no file
 * can be. Each then replaces the old one whole, or not at all. Logs which permissions were narrowed,
 * and which links followed.
 * @returns the paths of those that were changed
 * @throws {CommandFailure} without a secret in it
 */
export function writeProjectFiles(
  files: readonly ProjectFile[],
  { folder, log }: Pick<Terminal, 'folder' | 'log'>,
): readonly string[] {
  const changes = locateAll(folder, files).flatMap(changeOf)
  const paths: string[] = []
  for (const { place, text, holdsSecrets } of changes) {
    const failure = replaceFile(place, { text, holdsSecrets })
    if (failure !== null) throw new CommandFailure(notWritten(place, failure, paths))
    paths.push(place.path)
  }
  for (const note of changes.flatMap(notesOn)) log(`${note}\n`)
  return paths
}

/**
 * Checks paths without writing to them, before anything is asked or read for them.
 * @throws {CommandFailure} if they would be refused
 */
export function assertWritable(folder: string, files: readonly Pick<ProjectFile, 'path'>[]): void {
  locateAll(folder, files)
}

/** @throws {CommandFailure} that names whatever is wrong with any of them */
function locateAll<File extends Pick<ProjectFile, 'path'>>(folder: string, files: readonly File[]) {
  const places = files.map(({ path }) => locateFile(folder, path))
  const problems = places.flatMap((place, index) =>
    place.status === 'refused' ? place.problem : sharedPlace(place, places.slice(0, index)),
  )
  if (problems.length > 0) {
    const all = [...new Set(problems)].join('\n')
    const advice = 'Correct that, or run the command in the folder where the file really is.'
    throw new CommandFailure(`${all}\nNothing was written. ${advice}`)
  }
  return files.flatMap((file, index) => {
    const place = places[index]
    return place?.status === 'located' ? [{ file, place }] : []
  })
}

/** Over links, two paths of a plan may be one file: what is written first would be lost. */
function sharedPlace(
  { path, realPath }: LocatedFile,
  before: readonly (LocatedFile | RefusedFile)[],
): readonly string[] {
  const other = before.find((each) => each.status === 'located' && each.realPath === realPath)
  if (other?.status !== 'located') return []
  return [`${shownPath(other.path)} and ${shownPath(path)} are one file, over a link.`]
}

interface Change extends FileContent {
  readonly place: LocatedFile
}

function changeOf({ file, place }: { file: ProjectFile; place: LocatedFile }): readonly Change[] {
  const text = file.text(readIfThere(place.realPath))
  return text === null ? [] : [{ place, text, holdsSecrets: file.holdsSecrets }]
}

function notWritten({ path }: LocatedFile, why: string, before: readonly string[]): string {
  const written =
    before.length === 0 ? '' : `\nWritten before: ${before.map(shownPath).join(', ')}.`
  return `${shownPath(path)} could not be written (${why}), and is as it was.${written}`
}

function notesOn({ place, holdsSecrets }: Change): readonly string[] {
  const { path, isLinked, stats } = place
  const name = shownPath(path)
  const mode = hasModes() && stats !== null ? stats.mode & 0o777 : 0
  const isNarrowed = holdsSecrets && (mode & ~0o600) !== 0
  const octal = mode.toString(8).padStart(4, '0')
  return [
    ...(isLinked ? [`${name} is behind a link: ${shownPath(place.place)} was written.`] : []),
    ...(isNarrowed
      ? [`${name} had the permissions ${octal}. It has 0600 now: there are secrets in it.`]
      : []),
  ]
}
