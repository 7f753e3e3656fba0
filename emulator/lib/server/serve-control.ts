import type { IncomingMessage, ServerResponse } from 'node:http'
import { redirectToSection, sendFormProblem } from '../console/form-answer.ts'
import { BadCommand, isForm, readInput } from '../control/command-input.ts'
import { COMMANDS } from '../control/commands.ts'
import { isLocalCaller } from '../control/local-caller.ts'
import type { Store } from '../store.ts'

/** The path below which the emulator is controlled; a real store has nothing there. */
export const CONTROL_PATH = '/__emulator/'

/**
 * Answers the control requests, JSON or form in, JSON out; a form on the emulator's own page is
 * answered with that page. Denied to all but callers on this machine that are not a page of another
 * site: the tokens of all customers can be read here.
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const path = request.url?.slice(CONTROL_PATH.length).split('?')[0] ?? ''
  const name = `${request.method} ${path}`
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!isLocalCaller(request)) return send(response, 403, { error: 'Only from this machine.' })
  if (command === undefined) return send(response, 404, { commands: Object.keys(COMMANDS) })
  // `curl -d` posts a form too, but does not ask for HTML.
  const isPage = isForm(request) && request.headers.accept?.includes('text/html')
  try {
    const answer = (await command(store, await readInput(request))) ?? { done: true }
    if (isPage) redirectToSection(response, path)
    else send(response, 200, answer)
  } catch (error) {
    if (!(error instanceof BadCommand)) throw error
    if (isPage) sendFormProblem(response, error.message)
    else send(response, 400, { error: error.message })
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(`${JSON.stringify(body, null, 2)}\n`)
}
