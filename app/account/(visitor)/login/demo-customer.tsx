import { loginDoors } from '../../../login-doors'
import { getTexts } from '../../../texts/get-texts'
import { outboxUrl } from '../outbox'

/** Only beside an emulated store, whose customers are made up: one of them, and where codes arrive. */
export async function DemoCustomer() {
  const { words, messages } = await getTexts()
  const { hosted, password } = loginDoors()
  const outbox = outboxUrl()
  return (
    <aside className="hint" aria-label={words.demo.label}>
      <p>{hosted ? words.demo.hostedLogIn : words.demo.logIn}</p>
      <dl>
        <dt>{messages.label('email')}</dt>
        <dd>
          <code>ada@example.com</code>
        </dd>
        {password && <dt>{messages.label('password')}</dt>}
        {password && (
          <dd>
            <code>analytical engine</code>
          </dd>
        )}
      </dl>
      {hosted && outbox !== null && (
        <p>
          {words.demo.code} <a href={outbox}>{words.demo.outbox}</a>.
        </p>
      )}
    </aside>
  )
}
