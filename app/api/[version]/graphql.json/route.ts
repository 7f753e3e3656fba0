import { createStorefrontProxy } from 'next-storefront-session/routes'
import { sessionOptions } from '../../../session-options'

export const { POST } = createStorefrontProxy(sessionOptions)
