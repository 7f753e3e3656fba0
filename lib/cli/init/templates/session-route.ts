/** The route handler at `/api/session`, as the README has it. */
export const SESSION_ROUTE = `import { createSessionRoutes } from 'next-storefront-session/routes'

export const { GET, POST } = createSessionRoutes()
`
