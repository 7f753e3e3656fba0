import type { EmulatorState, TokenView } from '../control/state.ts'
import { badge, type Tone } from './badge.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { section } from './section.ts'
import { older, table } from './table.ts'
import { dateTime, fromNow } from './time.ts'

const TONES: Readonly<Record<TokenView['state'], Tone>> = {
  living: 'good',
  expired: 'neutral',
  revoked: 'bad',
}

/** The customer access tokens, newest first; never their strings. */
export function tokensSection({ tokens, clock }: EmulatorState): Html {
  const isAnyLiving = tokens.newest.some(({ state }) => state === 'living')
  return section({
    id: 'tokens',
    title: 'Customer access tokens',
    aside: html`<span class="count">${tokens.total}</span>${
      isAnyLiving &&
      commandButton({ command: 'tokens/revoke-all', label: 'Revoke all', tone: 'danger' })
    }`,
    body: html`${table({
      labelledBy: 'tokens-title',
      columns: ['Number', 'Customer', 'Hash', 'Ends', 'State', 'Actions'],
      rows: tokens.newest.map((token) => ({
        id: `token-${token.number}`,
        cells: cells(token, Date.parse(clock.now)),
      })),
      empty: 'No customer has logged in yet.',
    })}${older(tokens)}`,
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
    state === 'living' ? actions(number) : html`<span class="nothing">–</span>`,
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
