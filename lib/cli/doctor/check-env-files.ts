import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { ENV_FILES, readEnvFile } from '../environment/read-environment.ts'
import { type Finding, warn } from '../finding.ts'
import { shownPath, statIfThere } from '../project-files/read-if-there.ts'
import { hasModes } from '../project-files/replace-file.ts'
import { secretsOf } from '../verify-build/secrets-of.ts'

/** Whether .env files with secrets are in git, or open to others on this machine. */
export function checkEnvFiles(folder: string, files: readonly string[]): readonly Finding[] {
  return [
    ...trackedFiles(folder).flatMap((file) => committed(file, secretNames(folder, file))),
    ...files.flatMap((file) => readable(folder, file)),
  ]
}

function secretNames(folder: string, file: string): string {
  const { secrets } = secretsOf(readEnvFile(folder, file) ?? {})
  return [...new Set(secrets.map(({ name }) => name))].join(', ')
}

/** None where there is no git. */
function trackedFiles(folder: string): readonly string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--', ...ENV_FILES], {
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.split('\0').filter((name) => name !== '') : []
}

function committed(file: string, names: string): readonly Finding[] {
  if (names === '') return []
  const message = `${file} is in git, with ${names} in it: everybody with the repository has the secret.`
  const todo = `Remove it (git rm --cached ${file}), add it to .gitignore, and change the secret.`
  return [warn('committed', message, todo)]
}

function readable(folder: string, file: string): readonly Finding[] {
  const stats = statIfThere(resolve(folder, file))
  if (!hasModes() || stats?.isFile() !== true || (stats.mode & 0o077) === 0) return []
  const names = secretNames(folder, file)
  if (names === '') return []
  const octal = (stats.mode & 0o777).toString(8).padStart(4, '0')
  const message = `${shownPath(file)} is open to others on this machine (${octal}), with ${names} in it.`
  return [warn('permissions', message, `chmod 600 ${quotedForShell(file)}`)]
}

function quotedForShell(file: string): string {
  return /^[\w./][\w./-]*$/.test(file) ? file : `-- '${file.replaceAll("'", String.raw`'\''`)}'`
}
