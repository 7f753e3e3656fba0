import { resolve } from 'node:path'
import { readEnvFile } from '../environment/read-environment.ts'
import { type Finding, warn } from '../finding.ts'
import { statIfThere } from '../project-files/read-if-there.ts'
import { hasModes } from '../project-files/replace-file.ts'
import { shownPath } from '../project-files/shown-path.ts'
import { secretsOf } from '../verify-build/secrets-of.ts'

/** Whether others on this machine may read .env files with secrets in them. Silent on Windows. */
export function checkPermissions(folder: string, files: readonly string[]): readonly Finding[] {
  return hasModes() ? files.flatMap((file) => checkFile(folder, file)) : []
}

function checkFile(folder: string, file: string): readonly Finding[] {
  const stats = statIfThere(resolve(folder, file))
  if (stats?.isFile() !== true || (stats.mode & 0o077) === 0) return []
  const { secrets } = secretsOf(readEnvFile(folder, file) ?? {})
  const names = [...new Set(secrets.map(({ name }) => name))]
  return names.length === 0 ? [] : [readable(file, { mode: stats.mode & 0o777, names })]
}

function readable(
  file: string,
  { mode, names }: { mode: number; names: readonly string[] },
): Finding {
  const octal = mode.toString(8).padStart(4, '0')
  return warn(
    'permissions',
    `${shownPath(file)} is open to others on this machine (${octal}), with ${names.join(', ')} in it.`,
    `chmod 600 ${quotedForShell(file)}`,
  )
}

function quotedForShell(file: string): string {
  return /^[\w./][\w./-]*$/.test(file) ? file : `-- '${file.replaceAll("'", String.raw`'\''`)}'`
}
