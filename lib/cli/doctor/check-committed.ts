import { spawnSync } from 'node:child_process'
import { ENV_FILES, readEnvFile } from '../environment/read-environment.ts'
import { type Finding, warn } from '../finding.ts'
import { secretsOf } from '../verify-build/secrets-of.ts'

/** Whether git has .env files with secrets in them. Silent where there is no git. */
export function checkCommitted(folder: string): readonly Finding[] {
  return trackedFiles(folder, ENV_FILES).flatMap((file) => {
    const { secrets } = secretsOf(readEnvFile(folder, file) ?? {})
    const found = [...new Set(secrets.map(({ name }) => name))]
    return found.length === 0 ? [] : [committed(file, found)]
  })
}

function committed(file: string, names: readonly string[]): Finding {
  return warn(
    'committed',
    `${file} is in git, with ${names.join(', ')} in it: whoever has the repository has the secret.`,
    `Take it out (git rm --cached ${file}), put it into .gitignore, and change what is in it.`,
  )
}

function trackedFiles(folder: string, names: readonly string[]): readonly string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--', ...names], {
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.split('\0').filter((name) => name !== '') : []
}
