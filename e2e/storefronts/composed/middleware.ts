import { type NextFetchEvent, type NextRequest, NextResponse } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { routing } from './i18n/routing'
import { sessionOptions } from './session-options'

const intlMiddleware = createIntlMiddleware(routing)

const sessionMiddleware = createSessionMiddleware(sessionOptions, storefrontMiddleware)

/** Sets a cookie when the session's is on the response already, which is to be done before. */
export async function middleware(request: NextRequest, event: NextFetchEvent) {
  const response = await sessionMiddleware(request, event)
  if (request.nextUrl.pathname === '/later') response.cookies.set('later', '1')
  return response
}

/** One of every kind of answer that a middleware can give. */
function storefrontMiddleware(request: NextRequest): Response | undefined {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/api/')) return undefined
  switch (pathname) {
    case '/kept':
      return undefined
    case '/old':
      return NextResponse.redirect(new URL('/', request.url))
    case '/teapot':
      return new Response('I am a teapot', { status: 418 })
    case '/later':
    case '/rewritten':
      return NextResponse.rewrite(new URL('/en', request.url))
    default:
      return localisedPage(request)
  }
}

function localisedPage(request: NextRequest): NextResponse {
  const response = intlMiddleware(request)
  response.cookies.set('visited', '1')
  return response
}

export const config = { matcher: '/((?!_next/|.*\\.[a-z0-9]+$).*)' }
