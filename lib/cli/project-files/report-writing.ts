import type { Terminal } from '../command.ts'
import { shownPath } from './shown-path.ts'
import type { Writing, Written } from './write-project-files.ts'

/**
 * Tells a person what came of writing, as far as it was not what they asked for.
 * @returns whether all was written
 */
export function reportWriting(
  writing: Writing,
  { log }: Pick<Terminal, 'log'>,
): writing is Written {
  switch (writing.status) {
    case 'written':
      for (const note of writing.notes) log(`${note}\n`)
      return true
    case 'refused':
      log(`${writing.problems.join('\n')}\n${REFUSED}`)
      return false
    case 'failed':
      log(`${writing.problem}\n${writtenBefore(writing.paths)}`)
      return false
  }
}

const REFUSED = `Nothing was written. Put that right, or start the command in the folder that the file is really in.
`

function writtenBefore(paths: readonly string[]): string {
  return paths.length === 0 ? '' : `Written before: ${paths.map(shownPath).join(', ')}.\n`
}
