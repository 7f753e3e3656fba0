import type { Variables } from '../command.ts'
import { ENV_LOCAL } from './templates/env-local.ts'

/** A variable that is missing, and what it begins with. */
export interface EnvironmentLine {
  readonly name: string
  readonly value: string
}

/**
 * The variables that no .env file has, with the README's placeholders. The password is made, also
 * where its line is there and empty.
 */
export function planEnvironment(
  present: Variables,
  makePassword: () => string,
): readonly EnvironmentLine[] {
  const lines = [...ENV_LOCAL.matchAll(/^(\w+)=([^\s#]*)/gm)]
  return lines.flatMap(([, name = '', value = '']) => {
    if (name !== 'SESSION_PASSWORD') return name in present ? [] : [{ name, value }]
    return present[name] ? [] : [{ name, value: makePassword() }]
  })
}
