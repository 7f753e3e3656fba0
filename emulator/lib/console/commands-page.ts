import type { ServerResponse } from 'node:http'
import { readData } from '../state/read-data.ts'
import { type Html, html } from './html.ts'
import { sendPage } from './page.ts'

const COMMANDS: Readonly<Record<string, { readonly does: string; readonly send?: string }>> =
  JSON.parse(readData('commands.json'))

/** Sends the commands for people, each with what to type; a program asks `GET help` for JSON. */
export function sendCommands(response: ServerResponse, origin: string): void {
  sendPage(response, {
    title: 'Commands: Storefront API emulator',
    body: html`<main id="main" class="commands"><h1>Commands</h1>
<p>What the console does, from a terminal or a test, by a form or by JSON. <a href="/">Back to the console</a></p>
<dl class="card">${Object.entries(COMMANDS).map(([name, command]) =>
      entry(origin, name, command),
    )}</dl></main>`,
  })
}

function entry(
  origin: string,
  name: string,
  { does, send }: { does: string; send?: string },
): Html {
  const [method, path = ''] = name.split(' ')
  const url = `${origin}/__emulator/${path}`
  const words = ['curl', method === 'POST' && '-X POST', url, send && `-d ${send}`]
  return html`<dt>${method === 'GET' ? html`<a href="${url}"><code>${path}</code></a>` : html`<code>${path}</code>`} ${does}</dt>
<dd><code>${words.filter(Boolean).join(' ')}</code></dd>
`
}
