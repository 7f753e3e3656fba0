import { NextResponse } from 'next/server'

const SESSION = { name: 'storefront_session', value: 'x'.repeat(550) }

export function middleware(request) {
  request.cookies.set(SESSION)
  const response = NextResponse.next({ request: { headers: request.headers } })
  response.cookies.set({ ...SESSION, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 3600 })
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
