import { CommandFailure, parseOptions, type Terminal } from '../command.ts'
import { environmentWith, parseEnvText } from '../environment/read-environment.ts'
import { setEnvLine } from '../environment/set-env-line.ts'
import { assertWritable, writeProjectFiles } from '../project-files/write-project-files.ts'
import { type NewValue, newSessionPassword, rotatePasswords } from './rotate-passwords.ts'

const NAME = 'SESSION_PASSWORD'

/** A session lives no longer than its token: 42 days. */
const LONGEST_SESSION_MS = 42 * 24 * 60 * 60 * 1000

/** `next-storefront-session password`: a new session password, alone or beside the old ones. */
export async function runPassword(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    rotate: { type: 'boolean', default: false },
    'env-file': { type: 'string' },
    write: { type: 'string' },
    force: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const { write: file } = options
  if (file !== undefined) assertWritable(terminal.folder, [{ path: file }])
  // The file that is written is also the one that is read, if no other is named.
  const present = options.rotate
    ? (environmentWith([options['env-file'] ?? file], terminal)[NAME] ?? '')
    : null
  const made =
    present === null
      ? { value: newSessionPassword(), seals: 1, opens: [] }
      : rotatePasswords(present)
  if (file !== undefined) {
    const mayReplace = (other: string) => options.force || other === present
    writePassword({ file, value: made.value, mayReplace }, terminal)
  }
  show(made, { file: file ?? null, isJson: options.json, terminal })
  return 0
}

interface PasswordWriting {
  readonly file: string
  readonly value: string
  /** Whether it may take the place of another value that is set. */
  readonly mayReplace: (present: string) => boolean
}

/** @throws {CommandFailure} if a value is there that may not be replaced */
function writePassword({ file, value, mayReplace }: PasswordWriting, terminal: Terminal): void {
  const text = (before: string | null) => {
    const present = parseEnvText(terminal.folder, before ?? '')[NAME] ?? ''
    return present === '' || mayReplace(present) ? setEnvLine(before ?? '', NAME, value) : null
  }
  const written = writeProjectFiles([{ path: file, text, holdsSecrets: true }], terminal)
  if (written.length > 0) return
  throw new CommandFailure(`${file} has another SESSION_PASSWORD, and was not changed.
Use --rotate to add a new one to it, or --force to replace it, which signs out every customer.`)
}

interface Showing {
  readonly file: string | null
  readonly isJson: boolean
  readonly terminal: Terminal
}

function show(made: NewValue, { file, isJson, terminal: { out, log } }: Showing): void {
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
  { seals, opens }: NewValue,
  { file, dropAfter }: { file: string | null; dropAfter: string },
): string {
  const old = opens.length === 1 ? `Number ${opens[0]}` : `Each of ${opens.join(', ')}`
  const first = file === null ? 'Set SESSION_PASSWORD to this map' : `The map is in ${file}. Set it`
  return `
${first} on every server, and restart them.
Number ${seals} seals from now on. ${old} still opens what it has sealed, so nobody is signed out.
A server that still has the old value ignores cookies that the new password has sealed, and leaves
them as they are.

The last session that number ${opens.at(-1)} has sealed ends 42 days after the last server with the old
value has stopped: if that is today, remove it from the map after ${dropAfter}.
`
}
