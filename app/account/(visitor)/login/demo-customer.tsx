import { loginDoors } from '../../../login-doors'
import { getTexts } from '../../../texts/get-texts'
import { OutboxHint } from '../outbox'

/** Only beside an emulated store, whose customers are made up. */
export async function DemoCustomer() {
  const { words, messages } = await getTexts()
  const { hosted, password } = loginDoors()
  return (
    <>
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
      </aside>
      {hosted && <OutboxHint />}
    </>
  )
}
