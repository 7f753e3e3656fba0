import type { EmulatorState } from '../control/state.ts'
import type { Mail } from '../state/outbox.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { recordsSection } from './records-section.ts'
import { dateTime } from './time.ts'

const KINDS: Readonly<Record<Mail['kind'], string>> = {
  recover: 'New password',
  activate: 'Activation',
  'login-code': 'Log-in code',
}

/** The mails that were sent, with their links and codes, which is all that they are for. */
export function outboxSection(
  { outbox: { total, newest } }: EmulatorState,
  { storefrontUrl }: { storefrontUrl: string | null },
): Html {
  return recordsSection({
    id: 'outbox',
    title: 'Outbox',
    total,
    action: total > 0 && commandButton({ command: 'mail/clear', label: 'Clear' }),
    columns: ['Mail', 'To', 'Sent', 'Link or code'],
    rows: newest.map((mail, index) => ({
      id: `mail-${total - index}`,
      cells: [KINDS[mail.kind], mail.to, dateTime(mail.at), content(mail, storefrontUrl)],
    })),
    empty: 'No mail was sent. A forgotten password sends one, and the hosted log-in page.',
  })
}

/** A code is what somebody is about to type; a link, what somebody wants to open. */
function content(mail: Mail, storefrontUrl: string | null): HtmlValue {
  return mail.code === undefined ? links(mail, storefrontUrl) : html`<code>${mail.code}</code>`
}

/** The link in the mail is on the store's domain; a storefront serves the same path. */
function links({ url }: Mail, storefrontUrl: string | null): HtmlValue {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  const inStorefront = storefrontUrl !== null && new URL(`${pathname}${search}`, storefrontUrl).href
  return html`<span class="links">${
    inStorefront && html`<a rel="noreferrer" href="${inStorefront}">Open in the storefront</a>`
  }<a rel="noreferrer" class="path" href="${pathname}${search}">${pathname}${search}</a></span>`
}
