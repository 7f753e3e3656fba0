type Query = { searchParams: Promise<Record<string, string>> }

export default async function LoginPage({ searchParams }: Query) {
  const { error, returnTo } = await searchParams
  return (
    <form method="post" action="/api/session/login">
      {error && <p role="alert">The e-mail address or the password is not right.</p>}
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <label>
        E-mail <input type="email" name="email" autoComplete="username" required />
      </label>
      <label>
        Password <input type="password" name="password" autoComplete="current-password" required />
      </label>
      <button>Log in</button>
    </form>
  )
}
