import type { ServerResponse } from 'node:http'
import type { EmulatorState } from '../control/state.ts'
import { behaviourSection } from './behaviour-section.ts'
import { clockSection } from './clock-section.ts'
import { customersSection } from './customers-section.ts'
import { faultsSection } from './faults-section.ts'
import { grantsSection } from './grants-section.ts'
import { type Html, html } from './html.ts'
import { journalSection } from './journal-section.ts'
import { outboxSection } from './outbox-section.ts'
import { sendPage } from './page.ts'
import { SIDE_BY_SIDE_PATH } from './side-by-side-page.ts'
import { tokensSection } from './tokens-section.ts'

/** Where the emulator and its storefront are. */
export interface Addresses {
  readonly origin: string
  readonly storefrontUrl: string | null
  /** Only what belongs beside a storefront: the clock, the journal and the tokens. @default false */
  readonly isCompact?: boolean
}

/** Sends the console: the emulator's whole state, and forms for whatever can be changed. */
export function sendConsole(
  response: ServerResponse,
  state: EmulatorState,
  addresses: Addresses,
): void {
  const whole = html`${masthead(addresses)}
<main id="main" tabindex="-1">
<div class="deck">${clockSection(state)}${faultsSection(state)}</div>
<div class="records">${journalSection(state)}${tokensSection(state)}${grantsSection(state)}${customersSection(state)}${outboxSection(
    state,
    addresses,
  )}</div>
<div class="settings">${behaviourSection(state)}</div>
</main>`
  const compact = html`<main id="main" tabindex="-1" class="compact" aria-label="Store"><h1 class="unseen">Storefront API emulator</h1>
${clockSection(state)}${journalSection(state)}${tokensSection(state)}${grantsSection(state)}</main>`
  sendPage(response, {
    title: 'Storefront API emulator',
    isLive: true,
    body: html`${addresses.isCompact ? compact : whole}
<p id="news" class="unseen" role="status"></p>
<p id="problem" role="alert"></p>`,
  })
}

const SECTIONS = {
  clock: 'Clock',
  faults: 'Faults',
  journal: 'Journal',
  tokens: 'Tokens',
  grants: 'Log-ins',
  customers: 'Customers',
  outbox: 'Outbox',
  behaviour: 'Behaviour',
}

function masthead({ origin, storefrontUrl }: Addresses): Html {
  return html`<header class="masthead">
<div class="title"><img src="/__emulator/console.svg" alt="" width="36" height="36">
<div><h1>Storefront API emulator</h1>
<p class="origin"><code>${origin}</code> <span id="live"></span></p></div>
<p class="elsewhere">${
    storefrontUrl !== null &&
    html`<a href="${storefrontUrl}" rel="noreferrer">Storefront</a><a href="${SIDE_BY_SIDE_PATH}">Side by side</a>`
  }<a href="/graphiql">GraphiQL</a><a href="/__emulator/commands">Commands</a></p></div>
<nav aria-label="Sections"><ul>${Object.entries(SECTIONS).map(
    ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
</header>`
}
