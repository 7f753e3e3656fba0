import type { EmulatorState, TokenView } from '../control/state.ts'
import { badge, type Tone } from './badge.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { nothing, recordsSection } from './records-section.ts'
import { dateTime, fromNow } from './time.ts'

const TONES: Readonly<Record<TokenView['state'], Tone>> = {
  valid: 'good',
  expired: 'neutral',
  revoked: 'bad',
}

/** The customer access tokens, newest first; never their strings. */
export function tokensSection({ tokens: { total, newest }, clock }: EmulatorState): Html {
  const isAnyValid = newest.some(({ state }) => state === 'valid')
  const now = Date.parse(clock.now)
  return recordsSection({
    id: 'tokens',
    title: 'Customer access tokens',
    total,
    action:
      isAnyValid &&
      commandButton({ command: 'tokens/revoke-all', label: 'Revoke all', tone: 'danger' }),
    columns: ['Number', 'Customer', 'Hash', 'Ends', 'State', 'Actions'],
    rows: newest.map((token) => ({ id: `token-${token.number}`, cells: cells(token, now) })),
    empty: 'No customer has logged in yet.',
  })
}

function cells(
  { number, customer, hash, expiresAt, state }: TokenView,
  now: number,
): readonly HtmlValue[] {
  return [
    html`<span class="number">${number}</span>`,
    customer,
    html`<code class="hash">${hash}</code>`,
    html`${fromNow((Date.parse(expiresAt) - now) / 1000)} <span class="exact">${dateTime(expiresAt)}</span>`,
    badge(TONES[state], state),
    state === 'valid' ? actions(number) : nothing(),
  ]
}

function actions(number: number): Html {
  return html`<div class="buttons">${commandButton({
    command: 'tokens/expire',
    label: 'Expire',
    description: `Expire token ${number}`,
    values: { number },
  })}${commandButton({
    command: 'tokens/revoke',
    label: 'Revoke',
    description: `Revoke token ${number}`,
    values: { number },
    tone: 'danger',
  })}</div>`
}
