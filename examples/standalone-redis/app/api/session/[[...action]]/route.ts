import { createSessionRoutes } from 'next-storefront-session/routes'

export const { GET, POST } = createSessionRoutes()
