import { getTexts } from '../../../texts/get-texts'

/** Only beside an emulated store, whose customers are made up. */
export async function DemoCustomer() {
  const { words, messages } = await getTexts()
  return (
    <aside className="hint" aria-label={words.demo.label}>
      <p>{words.demo.logIn}</p>
      <dl>
        <dt>{messages.label('email')}</dt>
        <dd>
          <code>ada@example.com</code>
        </dd>
        <dt>{messages.label('password')}</dt>
        <dd>
          <code>analytical engine</code>
        </dd>
      </dl>
    </aside>
  )
}
