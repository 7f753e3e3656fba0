import { getIronSession, nextProxyCookies } from 'iron-session'
import { NextResponse } from 'next/server'

export async function proxy(request) {
  const response = NextResponse.next()
  const session = await getIronSession(nextProxyCookies(request, response), {
    cookieName: 'storefront_session',
    password: process.env.SESSION_PASSWORD,
  })
  if (session.customer === undefined) return NextResponse.redirect(new URL('/login', request.url))
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
