import { createSessionRoutes } from 'next-storefront-session/routes'
import { sessionOptions } from '../../../../session-options'

export const { GET, POST } = createSessionRoutes(sessionOptions)
