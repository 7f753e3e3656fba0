import { readFileSync, type Stats, statSync } from 'node:fs'

/** The text of a file; null if there is none, or something that is no file: a folder, a pipe, a device. */
export function readIfThere(path: string): string | null {
  return statIfThere(path)?.isFile() === true ? readFileSync(path, 'utf8') : null
}

/** The JSON object in a file; empty if it is another value, null if there is no such file. */
export function readJsonIfThere(path: string): Readonly<Record<string, unknown>> | null {
  const text = readIfThere(path)
  return text === null ? null : Object(JSON.parse(text))
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

/** A path for a message, with whatever in it would move a terminal's cursor, or hide, spelled out. */
export function shownPath(path: string): string {
  return path.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`,
  )
}
