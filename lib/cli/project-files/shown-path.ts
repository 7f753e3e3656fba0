/** A path for a message, with whatever in it would move a terminal's cursor, or hide, spelled out. */
export function shownPath(path: string): string {
  return path.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`,
  )
}
