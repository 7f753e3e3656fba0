import type { ServerResponse } from 'node:http'
import { html } from './html.ts'
import { PAGE_HEADERS, sendProblemPage } from './page.ts'

/** The sections of the page that the commands belong to, where they have another name. */
const SECTIONS: Readonly<Record<string, string>> = {
  mail: 'outbox',
  outage: 'faults',
  limits: 'behaviour',
}

/** Sends a browser that posted a form back to the section of the page in which it stands. */
export function redirectToSection(response: ServerResponse, command: string): void {
  const [name = ''] = command.split('/')
  const section = Object.hasOwn(SECTIONS, name) ? SECTIONS[name] : name
  response.writeHead(303, { ...PAGE_HEADERS, Location: `/#${section}` })
  response.end()
}

/** Tells a browser that posted a form what was wrong with it. */
export function sendFormProblem(response: ServerResponse, message: string): void {
  sendProblemPage(response, {
    title: 'That was not done',
    status: 400,
    body: html`<p>${message}</p>
<p><a class="button" href="/">Back to the emulator</a></p>`,
  })
}
