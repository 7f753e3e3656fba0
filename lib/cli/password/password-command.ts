import { type Command, type Terminal, UsageError } from '../command.ts'
import { environmentWith } from '../environment/read-environment.ts'
import { parseOptions } from '../parse-options.ts'
import { reportWriting } from '../project-files/report-writing.ts'
import { refusalOf, writeProjectFiles } from '../project-files/write-project-files.ts'
import { passwordFile } from './password-file.ts'
import { type Rotation, rotatePasswords } from './rotate-passwords.ts'
import { newSessionPassword } from './session-password.ts'

/** A session lives no longer than its token: 42 days. */
const LONGEST_SESSION_MS = 42 * 24 * 60 * 60 * 1000

const HELP = `A strong SESSION_PASSWORD: 32 random bytes, with which session cookies are sealed.

Usage: npx next-storefront-session password [options]

Options
  --rotate           adds a new password to the present SESSION_PASSWORD and prints the map of
                     both: the new one seals from now on, the old one still opens what it has
                     sealed, so nobody is signed out
  --env-file <file>  where the present SESSION_PASSWORD is read from    (the environment)
  --write <file>     writes it into an .env file of this folder instead of printing it, which only
                     its owner may read then; other lines stay, and so does another
                     SESSION_PASSWORD that stands there
  --force            lets --write replace that one: every session that it has sealed is lost
  --json             prints one line of JSON

The password is the only thing on standard output; what there is to say about it goes to standard
error. Keep it out of the repository, and give each shop and each environment its own.

Examples
  npx next-storefront-session password
  npx next-storefront-session password --write .env.local
  npx next-storefront-session password --rotate --write .env.local
`

/** `next-storefront-session password`: a new session password, alone or beside the old ones. */
export const passwordCommand: Command = {
  name: 'password',
  summary: 'prints a strong SESSION_PASSWORD, or adds one to those in use',
  help: HELP,
  run: runPassword,
}

async function runPassword(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    rotate: { type: 'boolean', default: false },
    'env-file': { type: 'string' },
    write: { type: 'string' },
    force: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const { folder } = terminal
  const foreseen = options.write === undefined ? null : refusalOf(folder, [options.write])
  if (foreseen !== null) {
    reportWriting(foreseen, terminal)
    return 1
  }
  const present = options.rotate ? presentPassword(options, terminal) : null
  const made = present === null ? newPassword() : rotated(present)
  const isForced = options.force
  if (options.write !== undefined) {
    const file = passwordFile(options.write, {
      folder,
      value: made.value,
      contained: present,
      isForced,
    })
    const writing = writeProjectFiles(folder, [file])
    if (!reportWriting(writing, terminal)) return 1
    if (writing.paths.length === 0) return refuse(options.write, terminal)
  }
  show(made, { file: options.write ?? null, isJson: options.json, terminal })
  return 0
}

/** What `--rotate` starts from; the file to write is also the one to read, if no other is named. */
function presentPassword(
  { 'env-file': envFile, write }: { 'env-file'?: string; write?: string },
  terminal: Terminal,
): string {
  const file = envFile ?? write
  const env = environmentWith(file === undefined ? [] : [file], terminal)
  return env['SESSION_PASSWORD'] ?? ''
}

type Made = Pick<Rotation, 'value' | 'seals' | 'opens'>

function newPassword(): Made {
  return { value: newSessionPassword(), seals: 1, opens: [] }
}

function rotated(present: string): Made {
  const rotation = rotatePasswords(present, newSessionPassword())
  if (rotation.status === 'rotated') return rotation
  const problems = rotation.problems.map((problem) => `The present SESSION_PASSWORD ${problem}`)
  throw new UsageError(`${problems.join('\n')}\nWithout --rotate you get a first one.`)
}

function refuse(file: string, { log }: Terminal): number {
  log(`${file} has a SESSION_PASSWORD, and it was left as it is.
--rotate adds a new one beside it. --force replaces it, and signs out everybody.
`)
  return 1
}

interface Showing {
  readonly file: string | null
  readonly isJson: boolean
  readonly terminal: Terminal
}

function show(made: Made, { file, isJson, terminal: { out, log } }: Showing): void {
  const dropAfter = new Date(Date.now() + LONGEST_SESSION_MS).toISOString().slice(0, 10)
  const isRotation = made.opens.length > 0
  if (isJson) {
    const { seals, opens } = made
    const where = file === null ? { value: made.value } : { written: file }
    const facts = { name: 'SESSION_PASSWORD', ...where, seals, opens }
    out(`${JSON.stringify(isRotation ? { ...facts, dropAfter } : facts)}\n`)
    return
  }
  if (file === null) out(`${made.value}\n`)
  log(isRotation ? rotationAdvice(made, { file, dropAfter }) : firstAdvice(file))
}

function firstAdvice(file: string | null): string {
  return file === null
    ? '\nSet SESSION_PASSWORD to it where the storefront runs, and keep it out of the repository.\n'
    : `SESSION_PASSWORD is in ${file}. Keep that file out of the repository.\n`
}

function rotationAdvice(
  { seals, opens }: Made,
  { file, dropAfter }: { file: string | null; dropAfter: string },
): string {
  const old = opens.length === 1 ? `Number ${opens[0]}` : `Each of ${opens.join(', ')}`
  const first = file === null ? 'Set SESSION_PASSWORD to this map' : `The map is in ${file}. Set it`
  return `
${first} on every server, and start them anew.
Number ${seals} seals from now on. ${old} still opens what it has sealed, so nobody is signed out.
While servers with the old value still run, they take a new cookie for none, and leave it alone.

The last session that number ${opens.at(-1)} has sealed ends 42 days after the last server with the old
value has stopped: it can be dropped from the map after ${dropAfter} if that is today.
`
}
