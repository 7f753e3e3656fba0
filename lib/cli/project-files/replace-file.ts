import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { LocatedFile } from './locate-file.ts'
import { statIfThere } from './read-if-there.ts'

/** What a file is to hold. */
export interface FileContent {
  readonly text: string
  /** Whether only its owner may read it from now on. */
  readonly holdsSecrets: boolean
}

/** For its owner only. */
const PRIVATE = 0o600

/**
 * Puts a new file in the place of one that was located, or of nothing, with the folders that it needs.
 * A file with secrets is 0600 before the first of them is in it; any other keeps its permissions, or
 * gets the usual ones. Owner and group stay. If it fails, also halfway, the old file is as it was.
 *
 * That the place is still the one that was located is checked before the text is written and again
 * before the new file takes it. Not covered: a user with write access to the project who replaces a
 * folder by a link between that check and the next call, because Node cannot rename relative to an
 * open folder; and access lists, which a new file takes from its folder.
 * @returns why it was not written, as a code; null if it was
 */
export function replaceFile(file: LocatedFile, content: FileContent): string | null {
  const folder = dirname(file.realPath)
  const temporary = join(folder, temporaryName(content))
  try {
    makeFolder(folder)
    fill(temporary, file, content)
    assertSamePlace(folder)
    assertUnchanged(file)
    renameSync(temporary, file.realPath)
    return null
  } catch (error) {
    return error instanceof Changed ? 'it has changed meanwhile' : String(Object(error).code)
  } finally {
    // It is gone if all went well. In a folder that was exchanged there is none of this name.
    rmSync(temporary, { force: true })
  }
}

/** Something has changed between the check and the write. */
class Changed extends Error {
  override readonly name = 'Changed'
}

/** After a crash it may stay: with secrets in it, it has a name that .gitignore files know. */
function temporaryName({ holdsSecrets }: FileContent): string {
  const unique = randomBytes(8).toString('hex')
  return holdsSecrets ? `.env.${unique}.local` : `.${unique}.tmp`
}

/** Step by step, so that none is made behind a link. */
function makeFolder(folder: string): void {
  if (statIfThere(folder) === null) {
    makeFolder(dirname(folder))
    mkdirSync(folder)
  }
  assertSamePlace(folder)
}

function fill(path: string, { stats }: LocatedFile, content: FileContent): void {
  const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_WRONLY } = constants
  const isPublic = stats === null && !content.holdsSecrets
  const opened = openSync(
    path,
    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
    isPublic ? 0o666 : PRIVATE,
  )
  try {
    if (hasModes() && !isPublic) setOwnerAndMode(opened, stats, content)
    if (realpathSync.native(path) !== path) throw new Changed()
    writeFileSync(opened, content.text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Owner, group and permissions, exactly: what a umask took away is given back. */
function setOwnerAndMode(
  opened: number,
  before: Stats | null,
  { holdsSecrets }: FileContent,
): void {
  const { uid, gid } = fstatSync(opened)
  if (before !== null && (before.uid !== uid || before.gid !== gid)) {
    fchownSync(opened, before.uid, before.gid)
  }
  fchmodSync(opened, holdsSecrets || before === null ? PRIVATE : before.mode & 0o7777)
}

function assertSamePlace(folder: string): void {
  if (realpathSync.native(folder) !== folder) throw new Changed()
}

function assertUnchanged({ realPath, stats: before }: LocatedFile): void {
  const now = statIfThere(realPath, lstatSync)
  const isSame =
    now === null || before === null
      ? now === before
      : now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs
  if (!isSame) throw new Changed()
}

/** Windows has access lists instead, which a file takes from its folder. */
export function hasModes(): boolean {
  return process.platform !== 'win32'
}
