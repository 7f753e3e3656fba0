export default function LoginPage() {
  return (
    <form method="post" action="/api/session/login">
      <input type="email" name="email" aria-label="E-mail" autoComplete="username" required />
      <input type="password" name="password" aria-label="Password" required />
      <button>Log in</button>
    </form>
  )
}
