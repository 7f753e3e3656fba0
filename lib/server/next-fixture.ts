// First, also in a test: without it Next's modules find no AsyncLocalStorage.
import 'next/dist/server/node-environment-baseline.js'
import type { RouteKind } from 'next/dist/server/route-kind.js'
import { AppRouteRouteModule } from 'next/dist/server/route-modules/app-route/module.js'
import { NextRequest } from 'next/server.js'
import type { ActionState } from '../core/account/action-state.ts'
import type { FormAction } from './create-session-actions.ts'

/** For tests: the page that the form is on. */
export const PAGE = 'https://shop.example/account'

/**
 * For tests: has Next run an action for a request, so that `headers()`, `cookies()` and `redirect()`
 * are Next's own. Its check of `Origin` is in the renderer of pages and is not asked here: what is
 * refused is refused by the action. The state comes back as JSON, a redirect as a 303.
 */
export async function post(
  action: FormAction,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return run(
    async (request) => Response.json(await action(IDLE, await request.formData())),
    new NextRequest(PAGE, { method: 'POST', body, headers: { host: 'shop.example', ...headers } }),
  )
}

const IDLE: ActionState = { status: 'idle' }

async function run(
  handler: (request: NextRequest) => Promise<Response>,
  request: NextRequest,
): Promise<Response> {
  const route = new AppRouteRouteModule({
    definition: {
      kind: 'APP_ROUTE' as RouteKind.APP_ROUTE,
      page: '/account/route',
      pathname: '/account',
      filename: 'route',
      bundlePath: 'app/account/route',
    },
    distDir: '.next',
    relativeProjectDir: '',
    resolvedPagePath: 'app/account/route.ts',
    nextConfigOutput: undefined,
    userland: () => ({ POST: handler, generateStaticParams: undefined }),
  })
  await route.ensureUserland()
  return route.handle(request, CONTEXT)
}

const CONTEXT: Parameters<AppRouteRouteModule['handle']>[1] = {
  params: undefined,
  previewProps: { previewModeId: '', previewModeEncryptionKey: '', previewModeSigningKey: '' },
  renderOpts: {
    cacheComponents: false,
    cacheLifeProfiles: { default: { stale: 0, revalidate: 0, expire: 0 } },
    experimental: {
      authInterrupts: false,
      useCacheTimeout: 50,
      durableUseCacheEntries: false,
    },
    onAfterTaskError: undefined,
    onClose: () => undefined,
    staticPageGenerationTimeout: 60,
    validationLevel: 'manual-warning',
    waitUntil: () => undefined,
  },
  sharedContext: { buildId: 'test', deploymentId: '' },
}
