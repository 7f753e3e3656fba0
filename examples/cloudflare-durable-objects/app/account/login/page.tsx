import { createMessages, sessionPath } from 'next-storefront-session'
import { getTyped, perRequest } from '../../session'

const box = { boxSizing: 'border-box', width: '100%', padding: 8, border: '1px solid' } as const

type Query = { searchParams: Promise<Record<string, string>> }

export default perRequest(async function LoginPage({ searchParams }: Query) {
  const { error, reason, returnTo } = await searchParams
  const { email } = await getTyped()
  const { problem, reason: why } = createMessages()
  return (
    <main style={{ maxWidth: 320, margin: '32px auto' }}>
      <h1>Log in</h1>
      <p role="alert">{error ? problem(error) : why(reason ?? '')}</p>
      <form method="post" action={sessionPath('login')} style={{ display: 'grid', gap: 16 }}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <label>
          E-mail <input type="email" name="email" defaultValue={email} required style={box} />
        </label>
        <label>
          Password <input type="password" name="password" required style={box} />
        </label>
        <button style={box}>Log in</button>
      </form>
    </main>
  )
})
