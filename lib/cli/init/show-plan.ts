import { dim, green, yellow } from '../paint.ts'
import type { Plan } from './plan.ts'
import type { FilePlan } from './plan-file.ts'

const SIGNS = {
  create: () => green('+'),
  keep: () => dim('='),
  replace: () => yellow('!'),
  compose: () => yellow('!'),
} as const satisfies Readonly<Record<FilePlan['action'], () => string>>

const NOTES = {
  create: null,
  keep: 'is there already',
  replace: 'is there, and is something else',
  compose: 'has work of its own; see below',
} as const satisfies Readonly<Record<FilePlan['action'], string | null>>

/** What `init` would do, a line for each file. */
export function showPlan({ files, lines }: Plan): string {
  const width = Math.max(...files.map(({ path }) => path.length))
  const shown = files.map(({ action, path, purpose }) => {
    const note = NOTES[action] ?? purpose
    return `  ${SIGNS[action]()} ${path.padEnd(width)}   ${dim(note)}\n`
  })
  const names = lines.map(({ name }) => name).join(', ')
  const note = lines.length === 0 ? dim('is there already') : dim(`gets ${names}`)
  const sign = lines.length === 0 ? dim('=') : green('+')
  return `${shown.join('')}  ${sign} ${'.env.local'.padEnd(width)}   ${note}\n`
}

/** The files themselves, for those who want to see them before. The password is made when it is written. */
export function showContents({ files, lines }: Plan): string {
  const shown = files
    .filter(({ action }) => action === 'create' || action === 'replace')
    .map(({ path, text }) => `${dim(`--- ${path}`)}\n${text}\n`)
  const env = lines.map(
    ({ name, value }) => `${name}=${name === 'SESSION_PASSWORD' ? '…' : value}\n`,
  )
  return [...shown, lines.length === 0 ? '' : `${dim('--- .env.local')}\n${env.join('')}`].join('')
}
