/** The lines of `.env.local`, as the README has them. */
export const ENV_LOCAL = `SHOPIFY_STORE_DOMAIN=your-shop.myshopify.com
SHOPIFY_STOREFRONT_PRIVATE_TOKEN=
SESSION_PASSWORD=   # openssl rand -base64 32
`

/** `middleware.ts`, as the README has it. */
export const MIDDLEWARE = `import { createSessionMiddleware } from 'next-storefront-session/middleware'

export const middleware = createSessionMiddleware()

export const config = {
  matcher: [
    {
      source: '/((?!_next/|.*\\\\.[a-z0-9]+$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
`

/** The route handler at `/api/session`, as the README has it. */
export const SESSION_ROUTE = `import { createSessionRoutes } from 'next-storefront-session/routes'

export const { GET, POST } = createSessionRoutes()
`

/** `app/account/login/page.tsx`, as the README has it. */
export const LOGIN_PAGE = `export default async function LoginPage({ searchParams }: PageProps<'/account/login'>) {
  const { error, returnTo } = await searchParams
  return (
    <form method="post" action="/api/session/login">
      {error && <p role="alert">The e-mail address or the password is not right.</p>}
      {typeof returnTo === 'string' && <input type="hidden" name="returnTo" value={returnTo} />}
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
`

/** `app/account/page.tsx`, as the README has it. */
export const ACCOUNT_PAGE = `import { redirect } from 'next/navigation'
import { customerQuery, requireSession } from 'next-storefront-session/server'

const ADDRESS = \`#graphql
  query Address($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) {
      defaultAddress { formatted }
    }
  }\`

interface Address {
  customer: { defaultAddress: { formatted: string[] } | null }
}

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  const address = await customerQuery<Address>(ADDRESS)
  if (address.status === 'signed-out') redirect('/account/login?returnTo=/account&reason=revoked')
  return (
    <main>
      <h1>Hello {customer.firstName ?? customer.displayName}</h1>
      {address.status === 'ok' && <p>{address.data.customer.defaultAddress?.formatted.join(', ')}</p>}
      <p>
        Signed in until <time dateTime={expiresAt}>{expiresAt}</time>
      </p>
      <form method="post" action="/api/session/logout">
        <button>Log out</button>
      </form>
    </main>
  )
}
`

/**
 * A template without its types: interfaces, what a parameter is of, and type arguments of calls.
 * It knows the templates and no other TypeScript; a test parses what comes out.
 */
export function withoutTypes(template: string): string {
  return template
    .replace(/^interface \w+ \{\n(?: .*\n)*\}\n\n/gm, '')
    .replace(/: PageProps<'[^']*'>/g, '')
    .replace(/(\w)<\w+>\(/g, '$1(')
}
