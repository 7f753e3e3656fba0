// biome-ignore-all lint/style/noDefaultExport: next-auth has them.
// As much of next-auth 5 as docs/moving.md shows, in the words of its own types. This project does
// not depend on it.

declare module 'next-auth' {
  import type { NextRequest } from 'next/server'

  interface User {
    id?: string
    name?: string | null
    email?: string | null
  }
  interface Config {
    providers: unknown[]
    callbacks?: {
      jwt?: (params: { token: Record<string, unknown>; user: User }) => Record<string, unknown>
      session?: (params: {
        session: { user: User; expires: string }
        token: Record<string, unknown>
      }) => object
    }
  }
  function NextAuth(config: Config): {
    auth: () => Promise<{ user?: User } | null>
    handlers: Record<'GET' | 'POST', (request: NextRequest) => Promise<Response>>
    signIn: (provider?: string, options?: object) => Promise<unknown>
    signOut: (options?: object) => Promise<unknown>
  }

  export { NextAuth as default }
}

declare module 'next-auth/providers/credentials' {
  interface Options {
    credentials: Record<string, object>
    authorize: (credentials: Partial<Record<string, unknown>>) => Promise<object | null>
  }
  function Credentials(options: Options): object

  export { Credentials as default }
}
