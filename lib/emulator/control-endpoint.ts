import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type ClockControl, parseDuration } from './clock.ts'
import type { CustomerDirectory } from './customers.ts'
import { faultKinds, isFaultKind } from './fault-kinds.ts'
import type { FaultRequest, Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Limits } from './limits.ts'
import type { Outbox } from './outbox.ts'
import type { EmulatorSwitches } from './switches.ts'
import type { TokenRegistry } from './tokens.ts'

/** The path below which the emulator is controlled; a real store has nothing there. */
export const CONTROL_PATH = '/__emulator/'

/** What can be seen and changed from outside. */
export interface ControlParts {
  readonly clock: ClockControl
  readonly journal: Journal
  readonly faults: Faults
  readonly switches: EmulatorSwitches
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  readonly outbox: Outbox
  readonly limits: Limits
}

type Command = (parts: ControlParts, input: Readonly<Record<string, unknown>>) => unknown

/** Thrown by a command that cannot be carried out; its message is the answer. */
class BadCommand extends Error {}

/**
 * Answers the control requests, JSON or form in, JSON out. Only a caller on this machine that is
 * not a page of another site is heard: the tokens of all customers can be read here.
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ControlParts,
): Promise<void> {
  const name = `${request.method} ${request.url?.slice(CONTROL_PATH.length).split('?')[0]}`
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!isLocalCaller(request)) return send(response, 403, { error: 'Only from this machine.' })
  if (command === undefined) return send(response, 404, { commands: Object.keys(COMMANDS) })
  try {
    const input = parseInput(await text(request), request.headers['content-type'] ?? '')
    send(response, 200, command(parts, input) ?? { done: true })
  } catch (error) {
    if (!(error instanceof BadCommand || error instanceof SyntaxError)) throw error
    send(response, 400, { error: error.message })
  }
}

const COMMANDS: Readonly<Record<string, Command>> = {
  'GET help': () => ({ commands: Object.keys(COMMANDS) }),
  'GET clock': ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
  'POST clock': ({ clock }, input) => {
    moveClock(clock, input)
    return { now: new Date(clock.now()).toISOString() }
  },
  'DELETE clock': ({ clock }) => clock.reset(),
  'GET journal': ({ journal }) => journal.entries(),
  'DELETE journal': ({ journal }) => journal.clear(),
  'GET faults': ({ faults }) => ({ kinds: faultKinds(), set: faults.list() }),
  'POST faults': ({ faults }, input) => faults.add(readFault(input)),
  'DELETE faults': ({ faults }) => faults.clear(),
  'GET switches': ({ switches }) => switches,
  'POST switches': ({ switches }, input) => {
    const unknown = Object.keys(input).find((name) => !Object.hasOwn(switches, name))
    if (unknown !== undefined) throw new BadCommand(`There is no switch "${unknown}".`)
    return Object.assign(switches, input)
  },
  'GET secrets': ({ tokens }) => tokens.all().map(({ accessToken }) => accessToken),
  'GET tokens': ({ tokens }) => ({
    living: tokens.all().filter(({ accessToken }) => tokens.living(accessToken)).length,
    all: tokens.all().length,
  }),
  'DELETE tokens': ({ tokens }) => {
    for (const token of tokens.all()) tokens.revoke(token)
  },
  'GET mail': ({ outbox }) => outbox.all(),
  'DELETE mail': ({ outbox }) => outbox.clear(),
  'DELETE limits': ({ limits }) => limits.clear(),
  'POST customers': ({ customers }, { email, password, firstName, lastName, state }) => {
    if (typeof email !== 'string' || typeof password !== 'string') {
      throw new BadCommand('A customer needs "email" and "password".')
    }
    customers.add({
      email,
      password,
      ...(typeof firstName === 'string' ? { firstName } : {}),
      ...(typeof lastName === 'string' ? { lastName } : {}),
      ...(state === 'invited' || state === 'disabled' ? { state } : {}),
    })
  },
}

function readFault({ kind, field, times, delayMs }: Readonly<Record<string, unknown>>) {
  if (!isFaultKind(kind)) throw new BadCommand(`There is no fault ${JSON.stringify(kind)}.`)
  return {
    kind,
    ...(field === undefined ? {} : { field: String(field) }),
    ...(times === undefined ? {} : { times: Number(times) }),
    ...(delayMs === undefined ? {} : { delayMs: readDelay(delayMs) }),
  } satisfies FaultRequest
}

const LONGEST_DELAY_MS = 600_000

/** A form sends its numbers as text. */
function readDelay(value: unknown): number {
  const isText = typeof value === 'string' && value.trim() !== ''
  const delayMs = isText ? Number(value) : value
  if (typeof delayMs === 'number' && delayMs >= 0 && delayMs <= LONGEST_DELAY_MS) return delayMs
  throw new BadCommand(`"delayMs" is a number from 0 to ${LONGEST_DELAY_MS}, in milliseconds.`)
}

function moveClock(clock: ClockControl, { advance, now }: Readonly<Record<string, unknown>>) {
  const milliseconds = typeof advance === 'string' ? parseDuration(advance) : null
  const instant = typeof now === 'string' ? Date.parse(now) : Number.NaN
  if (milliseconds !== null) clock.advance(milliseconds)
  else if (!Number.isNaN(instant)) clock.set(instant)
  else throw new BadCommand('Send advance=P22D (an ISO 8601 duration) or now=2026-12-24T00:00:00Z.')
}

/** A page of another site, or one whose name was rebound to this machine, is not this machine. */
function isLocalCaller({ headers, socket }: IncomingMessage): boolean {
  const origin = `http://${headers.host}`
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : ''
  return (
    /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname) &&
    /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
    (headers.origin === undefined || headers.origin === origin)
  )
}

function parseInput(body: string, contentType: string): Readonly<Record<string, unknown>> {
  if (body === '') return {}
  return contentType.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body))
    : Object(JSON.parse(body))
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(`${JSON.stringify(body, null, 2)}\n`)
}
