import { setEnvLine } from '../environment/set-env-line.ts'
import type { ProjectFile } from '../project-files/write-project-files.ts'
import type { EnvironmentLine } from './plan-environment.ts'
import type { FilePlan } from './plan-file.ts'

/** The file that missing variables are written to. */
export const ENV_FILE = '.env.local'

/** What is to be written: files as they are planned, and lines for `.env.local` if any are missing. */
export function plannedFiles(
  files: readonly FilePlan[],
  lines: readonly EnvironmentLine[],
): readonly ProjectFile[] {
  const sources = files.map(({ path, text }) => ({ path, text: () => text, holdsSecrets: false }))
  return lines.length === 0 ? sources : [...sources, envFile(lines)]
}

function envFile(lines: readonly EnvironmentLine[]): ProjectFile {
  return {
    path: ENV_FILE,
    text: (present) =>
      lines.reduce((text, { name, value }) => setEnvLine(text, name, value), present ?? ''),
    holdsSecrets: true,
  }
}
