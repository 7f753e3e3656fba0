import { readFileSync, type Stats, statSync } from 'node:fs'

/** The text of a file; null if there is none, or something that is no file: a folder, a pipe, a device. */
export function readIfThere(path: string): string | null {
  return statIfThere(path)?.isFile() === true ? readFileSync(path, 'utf8') : null
}

/** What a path leads to; null if it leads nowhere, or in a circle. */
export function statIfThere(path: string, stat: (path: string) => Stats = statSync): Stats | null {
  try {
    return stat(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(Object(error).code)) return null
    throw error
  }
}
