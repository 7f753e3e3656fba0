// next-storefront-session/routes: route handlers, on the edge and on Node. Server only.
import 'server-only'

export {
  createMultipassLogin,
  type LogInWithMultipass,
  type MultipassLogin,
} from './create-multipass-login.ts'
export {
  createSessionRoutes,
  type SessionRouteContext,
  type SessionRoutes,
} from './create-session-routes.ts'
export {
  createStorefrontProxy,
  type StorefrontProxy,
  type StorefrontProxyContext,
  type StorefrontProxyOptions,
} from './storefront-proxy/create-storefront-proxy.ts'
