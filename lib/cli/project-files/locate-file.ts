import { accessSync, constants, lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { shownPath, statIfThere } from './read-if-there.ts'

/** A file of a project that may be written, or created. */
export interface LocatedFile {
  readonly status: 'located'
  /** As it was asked for. */
  readonly path: string
  /** Where it is: inside the project, and no part of it is a link. */
  readonly realPath: string
  /** Where it is, from the project's folder. */
  readonly place: string
  /** Whether a link inside the project leads there. */
  readonly isLinked: boolean
  /** What is there; null where nothing is yet. */
  readonly stats: Stats | null
}

/** A path that nothing is written to. */
export interface RefusedFile {
  readonly status: 'refused'
  /** One sentence, which names the link and where it leads. */
  readonly problem: string
}

/**
 * Finds where a path of a project really leads, over all links, and whether a file may be written
 * there: inside the project's real folder, in the place of a file or of nothing. Fails closed: what
 * cannot be read is refused. Changes nothing.
 */
export function locateFile(folder: string, path: string): LocatedFile | RefusedFile {
  const asked = { root: realpathSync.native(folder), folder, path, full: resolve(folder, path) }
  try {
    return locate(asked)
  } catch (error) {
    return refused(`${shown(asked, asked.full)} cannot be reached (${Object(error).code}).`)
  }
}

interface AskedPath {
  /** The project's folder without links. */
  readonly root: string
  readonly folder: string
  readonly path: string
  /** The path from the top, links and all. */
  readonly full: string
}

function locate(asked: AskedPath): LocatedFile | RefusedFile {
  const { root, folder, path, full } = asked
  const steps = stepsTo(full)
  // Of a link to nothing and of a link in a circle there is the link.
  const there = steps.findLast((step) => statIfThere(step, lstatSync) !== null) ?? full
  const target = statIfThere(there)
  if (target === null) return refused(deadLink(asked, there))
  const realPath = join(realpathSync.native(there), relative(there, full))
  if (!isInside(root, realPath)) return refused(leadsOut(asked, steps))
  const isLinked = realPath !== join(root, relative(folder, full))
  const stats = there === full ? target : null
  const problem = wrongKind(stats, target) ?? locked(realpathSync.native(there), stats)
  if (problem !== null) {
    const subject = shown(asked, there)
    const place = shownPath(relative(root, realPath))
    return refused(`${subject}${isLinked ? ` leads to ${place}, which` : ''} ${problem}.`)
  }
  return { status: 'located', path, realPath, place: relative(root, realPath), isLinked, stats }
}

/** The path and all folders above it, from the top. */
function stepsTo(path: string): readonly string[] {
  const above = dirname(path)
  return above === path ? [path] : [...stepsTo(above), path]
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  // On Windows the way to another drive is absolute.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function deadLink(asked: AskedPath, link: string): string {
  const name = shown(asked, link)
  try {
    realpathSync.native(link)
  } catch (error) {
    if (Object(error).code === 'ELOOP') return `${name} is a link that leads in a circle.`
  }
  return `${name} is a link to ${shownPath(readlinkSync(link))}, which is not there.`
}

/** Names the first link on the way that leaves the project. */
function leadsOut(asked: AskedPath, steps: readonly string[]): string {
  const link = steps.find(
    (step) =>
      isInside(asked.folder, step) &&
      statIfThere(step, lstatSync)?.isSymbolicLink() === true &&
      !isInside(asked.root, realpathSync.native(step)),
  )
  if (link === undefined) return `${shown(asked, asked.full)} is not in this folder.`
  const end = shownPath(realpathSync.native(link))
  return `${shown(asked, link)} is a link out of this folder, to ${end}.`
}

function wrongKind(stats: Stats | null, nearest: Stats): string | null {
  if (stats === null) return nearest.isDirectory() ? null : 'is no folder, and one is needed there'
  if (stats.isFile()) return null
  if (stats.isDirectory()) return 'is a folder'
  if (stats.isFIFO()) return 'is a pipe'
  return stats.isSocket() ? 'is a socket' : 'is a device'
}

/** A new file takes the old one's place, so both the old one and its folder have to allow it. */
function locked(there: string, stats: Stats | null): string | null {
  const places = stats === null ? [there] : [there, dirname(there)]
  return places.every(isOpen) ? null : 'may not be read and written'
}

function isOpen(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

function shown({ folder, path, full }: AskedPath, step: string): string {
  if (step === full) return shownPath(path)
  return shownPath(isInside(folder, step) ? relative(folder, step) || '.' : step)
}

function refused(problem: string): RefusedFile {
  return { status: 'refused', problem }
}
