import { getTexts } from '../../texts/get-texts'

/** Where an emulated store keeps the mails that it sends; null with a real store. */
export function outboxUrl(): string | null {
  const clock = process.env['EMULATOR_CLOCK_URL']
  return clock && URL.canParse(clock) ? new URL('/#outbox', clock).href : null
}

/** Only beside an emulated store: where to read the mail. */
export async function OutboxHint() {
  const { words } = await getTexts()
  const url = outboxUrl()
  if (url === null) return null
  return (
    <aside className="hint" aria-label={words.demo.label}>
      <p>
        {words.demo.mail} <a href={url}>{words.demo.outbox}</a>.
      </p>
    </aside>
  )
}
