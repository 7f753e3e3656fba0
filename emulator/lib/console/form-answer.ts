import type { ServerResponse } from 'node:http'
import { html } from './html.ts'
import { pageFrame } from './page-frame.ts'
import { PAGE_HEADERS, sendPageOfTheFace } from './send-page.ts'

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
export function sendProblemPage(response: ServerResponse, message: string): void {
  const main = html`<main id="main" class="problem">
    <h1>That was not done</h1>
    <p>${message}</p>
    <p><a class="button" href="/">Back to the emulator</a></p>
  </main>`
  sendPageOfTheFace(response, 400, pageFrame({ title: 'That was not done', body: main }))
}
