import { dim, green, yellow } from '../paint.ts'
import { ENV_FILE, type FilePlan, type Plan } from './plan.ts'

const SIGNS = {
  create: () => green('+'),
  keep: () => dim('='),
  replace: () => yellow('!'),
  compose: () => yellow('!'),
} as const satisfies Readonly<Record<FilePlan['action'], () => string>>

const NOTES = {
  create: null,
  keep: 'exists already',
  replace: 'exists, and is something else',
  compose: 'has code of its own; see below',
} as const satisfies Readonly<Record<FilePlan['action'], string | null>>

/** What `init` would do, a line for each file. */
export function showPlan({ files, lines }: Plan): string {
  const names = lines.map(({ name }) => name).join(', ')
  const action = lines.length === 0 ? 'keep' : 'create'
  const env = { path: ENV_FILE, action, purpose: `gets ${names}` } as const
  const rows = [...files, env]
  const width = Math.max(...rows.map(({ path }) => path.length))
  return rows
    .map(({ path, action, purpose }) => {
      const note = NOTES[action] ?? purpose
      return `  ${SIGNS[action]()} ${path.padEnd(width)}   ${dim(note)}\n`
    })
    .join('')
}

/** The files themselves, for those who want to see them before. The password is made when it is written. */
export function showContents({ files, lines }: Plan): string {
  const sources = files.filter(({ action }) => action === 'create' || action === 'replace')
  const shown = sources.map(({ path, text }) => `${dim(`--- ${path}`)}\n${text}\n`)
  const env = lines.map(
    ({ name, value }) => `${name}=${name === 'SESSION_PASSWORD' ? '…' : value}\n`,
  )
  const title = env.length === 0 ? [] : [`${dim(`--- ${ENV_FILE}`)}\n`]
  return [...shown, ...title, ...env].join('')
}
