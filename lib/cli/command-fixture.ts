import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runCli } from './run-cli.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** For tests: what a command is started with. */
export interface CommandStart {
  /** Its whole environment, but for `PATH`. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly folder?: string
  /** The command's file, where it is another than ours. */
  readonly main?: string
  /** What a person answers, or does and then answers; without them there is no terminal. */
  readonly answers?: readonly (string | (() => string))[]
}

/** For tests: runs `next-storefront-session` in a process of its own, to its end. */
export async function runCommand(
  args: readonly string[],
  { env = {}, input = '', folder = tmpdir(), main = MAIN }: CommandStart = {},
): Promise<{ out: string; log: string; code: number | null }> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
  })
  child.stdin.on('error', () => undefined).end(input)
  const [out, log, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, log, code }
}

/** For tests: the same without a process, which is quicker; colours are those of the test's own. */
export async function runInProcess(
  args: readonly string[],
  { env = {}, input = '', folder = tmpdir(), answers }: CommandStart = {},
): Promise<{ out: string; log: string; code: number }> {
  const out: string[] = []
  const ahead = [...(answers ?? [])]
  const log: string[] = []
  const code = await runCli(args, {
    out: (written) => void out.push(written),
    log: (written) => void log.push(written),
    folder,
    env,
    readInput: async () => input,
    ask: answers === undefined ? null : async () => answer(ahead.shift()),
  })
  return { out: out.join(''), log: log.join(''), code }
}

function answer(next: string | (() => string) = ''): string {
  return typeof next === 'string' ? next : next()
}

/** For tests: a folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'command-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** For tests: kind, permissions, time and content of all below a folder, by path. Links stay links. */
export function snapshotOf(folder: string): Readonly<Record<string, string>> {
  const snapshot = (path: string): readonly (readonly [string, string])[] => {
    const stats = lstatSync(join(folder, path))
    const below = stats.isDirectory() ? readdirSync(join(folder, path)) : []
    return [
      [path, shapeOf(join(folder, path))],
      ...below.flatMap((name) => snapshot(join(path, name))),
    ]
  }
  return Object.fromEntries(snapshot('.'))
}

function shapeOf(path: string): string {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  const facts = `${stats.mode.toString(8)} ${stats.mtimeMs}`
  return stats.isFile() ? `${facts} ${readFileSync(path, 'utf8')}` : facts
}

/** For tests: removes what `folderWith` has made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

const folders: string[] = []
