import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { BadCommand } from './bad-command.ts'

/** What was sent with a command. All values are text where it was a form. */
export type CommandInput = Readonly<Record<string, unknown>>

/** Whether a body is a form's, as a browser posts one and `curl -d` too. */
export function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
}

/**
 * Reads the JSON object or the form in a body; an empty body is an empty object. A field of a form
 * that was left blank is not there, and a name that a form has more than once is a list.
 * @throws {BadCommand} for any other body
 */
export async function readInput(request: IncomingMessage): Promise<CommandInput> {
  const body = await text(request)
  if (body === '') return {}
  return isForm(request) ? readForm(new URLSearchParams(body)) : readJson(body)
}

/** The number that was sent, also as a form's text; NaN for what is none. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

function readForm(form: URLSearchParams): CommandInput {
  return Object.fromEntries(
    [...new Set(form.keys())].flatMap((name) => {
      const values = form.getAll(name).filter((value) => value.trim() !== '')
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]]
    }),
  )
}

function readJson(body: string): CommandInput {
  const value = parsed(body)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new BadCommand('The body is neither a JSON object nor a form. Send {"name":"value"}.')
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
