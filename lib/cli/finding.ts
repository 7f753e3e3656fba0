import { green, red, yellow } from './paint.ts'

/** `ok` is right, `warn` may be wrong, `error` is wrong. */
export type FindingLevel = 'ok' | 'warn' | 'error'

/** One result of a check. Never contains a secret. */
export interface Finding {
  readonly level: FindingLevel
  /** What was checked, in a word or two: stable, for programs. */
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

/** The exit code that findings call for: 1 if any is an error. */
export function exitCodeOf(findings: readonly Finding[]): number {
  return findings.some(({ level }) => level === 'error') ? 1 : 0
}

/** A finding that all is right. */
export function ok(check: string, message: string, todo: string | null = null): Finding {
  return { level: 'ok', check, message, todo }
}

/** A finding that something may be wrong. */
export function warn(check: string, message: string, todo: string): Finding {
  return { level: 'warn', check, message, todo }
}

/** A finding that something is wrong. */
export function error(check: string, message: string, todo: string): Finding {
  return { level: 'error', check, message, todo }
}
