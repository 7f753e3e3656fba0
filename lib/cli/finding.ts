import { green, red, yellow } from './paint.ts'

/** `ok` is as it should be, `warn` should be looked at, `error` cannot stay. */
export type FindingLevel = 'ok' | 'warn' | 'error'

/** One thing that a check has found out. Never contains a secret. */
export interface Finding {
  readonly level: FindingLevel
  /** What was looked at, in a word or two: stable, for machines. */
  readonly check: string
  /** One sentence. */
  readonly message: string
  /** What to do about it; null where there is nothing to do. */
  readonly todo: string | null
}

const SIGNS = {
  ok: () => green('✓'),
  warn: () => yellow('!'),
  error: () => red('✗'),
} as const satisfies Readonly<Record<FindingLevel, () => string>>

/** A finding for a person: what it is, and below it what to do. */
export function showFinding({ level, message, todo }: Finding): string {
  const advice = todo === null ? '' : `  → ${todo}\n`
  return `${SIGNS[level]()} ${message}\n${advice}`
}

/** The exit code that findings call for: 1 if anything cannot stay. */
export function exitCodeOf(findings: readonly Finding[]): number {
  return findings.some(({ level }) => level === 'error') ? 1 : 0
}

/** A finding that is as it should be. */
export function ok(check: string, message: string, todo: string | null = null): Finding {
  return { level: 'ok', check, message, todo }
}

/** A finding that should be looked at. */
export function warn(check: string, message: string, todo: string): Finding {
  return { level: 'warn', check, message, todo }
}

/** A finding that cannot stay. */
export function error(check: string, message: string, todo: string): Finding {
  return { level: 'error', check, message, todo }
}
