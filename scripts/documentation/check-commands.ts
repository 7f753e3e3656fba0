import type { Complaint } from './code-block.ts'

/**
 * What can be run: the scripts of package.json, and the commands with the text of their help, the
 * emulator's under its package's name.
 */
export interface Runnable {
  readonly scripts: ReadonlySet<string>
  readonly commands: ReadonlyMap<string, string>
}

const SCRIPT = /\bnpm run ([\w:-]+)/g
const COMMAND = /\bnpx next-storefront-session( [^`\n]*)?/g
const EMULATOR = /\bnpx (storefront-emulator [^`'"\n]*)/g
const EVERYWHERE = new Set(['--help', '-h', '--version', '-v'])

/** Complains of scripts, commands and options that a page names and that are not there. */
export function checkCommands(
  page: string,
  markdown: string,
  runnable: Runnable,
): readonly Complaint[] {
  return markdown.split('\n').flatMap((text, index) => {
    const messages = [...unknownScripts(text, runnable), ...unknownCommands(text, runnable)]
    return messages.map((message) => ({ page, line: index + 1, message }))
  })
}

function unknownScripts(text: string, { scripts }: Runnable): readonly string[] {
  return [...text.matchAll(SCRIPT)]
    .filter(([, name = '']) => !scripts.has(name))
    .map(([, name]) => `package.json has no script "${name}".`)
}

function unknownCommands(text: string, { commands }: Runnable): readonly string[] {
  const called = [...text.matchAll(COMMAND), ...text.matchAll(EMULATOR)]
  return called.flatMap(([, args = '']) => {
    const [name = '', ...rest] = (args.split(/[#|>]/)[0] ?? '').trim().split(/\s+/)
    if (!/^[a-z][a-z-]*$/.test(name)) return []
    const help = commands.get(name)
    if (help === undefined) return [`There is no command "${name}".`]
    return rest
      .map((word) => /^--?[a-z][a-z-]*/.exec(word)?.[0] ?? '')
      .filter((option) => option !== '' && !EVERYWHERE.has(option) && !help.includes(option))
      .map((option) => `"${name}" has no option ${option}.`)
  })
}
