import type { Variables } from '../command.ts'
import { error, type Finding } from '../finding.ts'
import type { Secret } from './secrets-of.ts'

const PREFIX = 'NEXT_PUBLIC_'

/** Looks for variables that Next writes into client code and that hold what is private. */
export function findPublicNames(env: Variables, secrets: readonly Secret[]): readonly Finding[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (!name.startsWith(PREFIX) || value === '') return []
    const same = secrets.find((secret) => value.includes(secret.value))
    if (same !== undefined) return [publicName(name, `holds the value of ${same.name}`)]
    const saysSo = /PRIVATE|SECRET|PASSWORD/.test(name)
    return saysSo ? [publicName(name, 'says that it is private')] : []
  })
}

function publicName(name: string, what: string): Finding {
  return error(
    'public-name',
    `${name} ${what}, and Next writes every ${PREFIX}… into client code.`,
    `Rename it without ${PREFIX} and read it on the server. If it was deployed, change its value.`,
  )
}
