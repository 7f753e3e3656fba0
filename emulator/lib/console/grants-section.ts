import type { EmulatorState, GrantState } from '../control/state.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { nothing, recordsSection } from './records-section.ts'
import { dateTime, fromNow } from './time.ts'

/** What customers have allowed by OAuth, newest first; never a token. */
export function grantsSection(state: EmulatorState): Html {
  const { grants, clock, hostedSessions } = state
  const { total, newest } = grants
  const now = Date.parse(clock.now)
  return recordsSection({
    id: 'grants',
    title: 'Log-ins by OAuth',
    total,
    action:
      total + hostedSessions > 0 &&
      commandButton({
        command: 'grants/end-all',
        label: 'End all',
        description: 'End all log-ins by OAuth',
        tone: 'danger',
      }),
    columns: ['Customer', 'Since', 'Access token', 'Refresh token', 'Actions'],
    rows: newest.map((grant) => ({ id: `grant-${grant.id}`, cells: cells(grant, now) })),
    empty: 'No customer has logged in by OAuth yet.',
    below:
      hostedSessions > 0 &&
      html`<p class="note">Browsers that the hosted page remembers: ${hostedSessions}</p>`,
  })
}

function cells(grant: GrantState, now: number): readonly HtmlValue[] {
  const { id, customer, since, accessUntil, refreshTokens } = grant
  return [
    customer,
    dateTime(since),
    accessUntil === null
      ? nothing('expired')
      : html`ends ${fromNow((Date.parse(accessUntil) - now) / 1000)}`,
    refreshTokens === 0 ? nothing('none') : `${refreshTokens} can be used`,
    commandButton({
      command: 'grants/revoke',
      label: 'End',
      description: `End the log-in of ${customer}, ${since}`,
      values: { id },
      tone: 'danger',
    }),
  ]
}
