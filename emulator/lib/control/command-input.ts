import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** A command that cannot be carried out; its message says what to send, and is the answer. */
export class BadCommand extends Error {}

/** The values of a command. All of them are texts if it was sent as a form. */
export type CommandInput = Readonly<Record<string, unknown>>

/** Whether a body is that of a form, as a browser posts it, and `curl -d` too. */
export function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
}

/**
 * Reads the JSON object or the form in a body; an empty body is an empty object. A field of a form
 * that was left blank is absent, and a name that a form has more than once is a list.
 * @throws {BadCommand} for any other body
 */
export async function readInput(request: IncomingMessage): Promise<CommandInput> {
  const body = await text(request)
  if (body === '') return {}
  return isForm(request) ? readForm(new URLSearchParams(body)) : readJson(body)
}

/**
 * Reads a value of a command.
 * @throws {BadCommand} with the message of the first thing that is wrong
 */
export function read<Value>(schema: z.ZodType<Value>, input: unknown): Value {
  const { data, error } = schema.safeParse(input)
  if (error === undefined) return data
  throw new BadCommand(error.issues[0]?.message)
}

/** A number, which a form sends as a text. */
export function numberSchema(least: number, most: number, error: string) {
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
  return z.preprocess(
    (value) => (isText(value) ? Number(value) : value),
    z.number({ error }).min(least, { error }).max(most, { error }),
  )
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
