import { type LocatedFile, locateFile, type RefusedFile } from './locate-file.ts'
import { readIfThere } from './read-if-there.ts'
import { type FileContent, hasModes, replaceFile } from './replace-file.ts'
import { shownPath } from './shown-path.ts'

/** A file of a project, and what it is to become. */
export interface ProjectFile {
  /** From the project's folder. */
  readonly path: string
  /** Makes the new text of the present one, which is null where there is no file; null leaves it. */
  readonly text: (present: string | null) => string | null
  /** Whether there is a password or a private token in it, which only its owner may read. */
  readonly holdsSecrets: boolean
}

/** What came of writing. All sentences are for people, and none has a secret in it. */
export type Writing = Written | RefusedWriting | FailedWriting

/** All went as planned. */
export interface Written {
  readonly status: 'written'
  /** Those that were not left as they are. */
  readonly paths: readonly string[]
  /** What a reader should know: which permissions were narrowed, which link was followed. */
  readonly notes: readonly string[]
}

/** Nothing was written. */
export interface RefusedWriting {
  readonly status: 'refused'
  /** What is wrong with paths, a sentence for each. */
  readonly problems: readonly string[]
}

/** A file could not be written, and is as it was. */
export interface FailedWriting {
  readonly status: 'failed'
  readonly problem: string
  /** Those before it, which are written. */
  readonly paths: readonly string[]
}

/**
 * The one way in which a command writes files of a project. All of them are looked at before the
 * first is written: none of a plan is written if one would land outside of the folder, over whatever
 * links, or where no file can be. Each then takes the old one's place whole, or not at all.
 */
export function writeProjectFiles(folder: string, files: readonly ProjectFile[]): Writing {
  const looked = files.map((file) => ({ file, place: locateFile(folder, file.path) }))
  const problems = problemsOf(looked.map(({ place }) => place))
  if (problems.length > 0) return { status: 'refused', problems }
  const changes = looked.flatMap(({ file, place }) => changeOf(file, place))
  const paths: string[] = []
  for (const { place, text, holdsSecrets } of changes) {
    const failure = replaceFile(place, { text, holdsSecrets })
    if (failure !== null) return { status: 'failed', problem: notWritten(place, failure), paths }
    paths.push(place.path)
  }
  return { status: 'written', paths, notes: changes.flatMap(notesOn) }
}

/**
 * Looks at paths without writing to them, so that nobody is asked, and nothing read, in vain.
 * @returns why they would be refused; null if they would not
 */
export function refusalOf(folder: string, paths: readonly string[]): RefusedWriting | null {
  const problems = problemsOf(paths.map((path) => locateFile(folder, path)))
  return problems.length === 0 ? null : { status: 'refused', problems }
}

interface Change extends FileContent {
  readonly place: LocatedFile
}

function changeOf({ text, holdsSecrets }: ProjectFile, place: Place): readonly Change[] {
  if (place.status === 'refused') return []
  const made = text(readIfThere(place.realPath))
  return made === null ? [] : [{ place, text: made, holdsSecrets }]
}

type Place = LocatedFile | RefusedFile

function problemsOf(places: readonly Place[]): readonly string[] {
  const problems = places.map((place, index) =>
    place.status === 'refused' ? place.problem : sharedPlace(place, places.slice(0, index)),
  )
  return [...new Set(problems)].filter((problem) => problem !== null)
}

/** Over links, two paths of a plan may be one file: what is written first would be lost. */
function sharedPlace({ path, realPath }: LocatedFile, before: readonly Place[]): string | null {
  const other = before.find((each) => each.status === 'located' && each.realPath === realPath)
  if (other?.status !== 'located') return null
  return `${shownPath(other.path)} and ${shownPath(path)} are one file, over a link.`
}

function notWritten({ path }: LocatedFile, why: string): string {
  return `${shownPath(path)} could not be written (${why}), and is as it was.`
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
