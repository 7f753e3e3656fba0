import { type NextRequest, NextResponse } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { routing } from './i18n/routing'
import { sessionOptions } from './session-options'

const intlMiddleware = createIntlMiddleware(routing)

export const middleware = createSessionMiddleware(sessionOptions, storefrontMiddleware)

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
