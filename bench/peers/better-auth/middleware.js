import { getCookieCache } from 'better-auth/cookies'
import { NextResponse } from 'next/server'

export async function middleware(request) {
  const session = await getCookieCache(request)
  if (session === null) return NextResponse.redirect(new URL('/sign-in', request.url))
  return NextResponse.next()
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
