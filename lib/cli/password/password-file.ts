import { parseEnvText } from '../environment/read-environment.ts'
import { setEnvLine } from '../environment/set-env-line.ts'
import type { ProjectFile } from '../project-files/write-project-files.ts'

const NAME = 'SESSION_PASSWORD'

/** A value for an .env file, and which value it may take the place of. */
export interface PasswordWriting {
  /** The project's. */
  readonly folder: string
  readonly value: string
  /** The value that the new one contains, and may replace; null if it contains none. */
  readonly contained: string | null
  /** Whether any other value may be replaced as well. */
  readonly isForced: boolean
}

/** An .env file with `SESSION_PASSWORD` in it. It is left if another value stands there. */
export function passwordFile(path: string, writing: PasswordWriting): ProjectFile {
  return {
    path,
    text: (text) =>
      mayReplace(text, writing) ? setEnvLine(text ?? '', NAME, writing.value) : null,
    holdsSecrets: true,
  }
}

function mayReplace(
  text: string | null,
  { folder, contained, isForced }: PasswordWriting,
): boolean {
  const present = parseEnvText(folder, text ?? '')[NAME] ?? ''
  return present === '' || present === contained || isForced
}
