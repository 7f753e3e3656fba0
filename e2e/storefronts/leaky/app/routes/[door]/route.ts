import { type NextRequest, NextResponse } from 'next/server'
import { readSeal, readToken } from '../../read-token'

/** What a route handler can do wrong with a token. */
const DOORS: Readonly<
  Record<string, (token: string, request: NextRequest) => Response | Promise<Response>>
> = {
  header: (token) => new NextResponse('A page', { headers: { 'x-debug-session': token } }),
  redirect: (token, { url }) => NextResponse.redirect(new URL(`/clean?token=${token}`, url)),
  cookie: (token) => withCookie(token),
  'sealed-cookie': async () => withCookie(await readSeal()),
  path: (token, { url }) => NextResponse.redirect(new URL(`/routes/clean/${token}`, url)),
  events: (token) =>
    new Response(
      new ReadableStream({
        start: (stream) =>
          stream.enqueue(new TextEncoder().encode(`event: session\ndata: ${token}\n\n`)),
      }),
      { headers: { 'content-type': 'text/event-stream' } },
    ),
  note: async (token) => {
    await fetch(`${process.env['SHOPIFY_STORE_DOMAIN']}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($note: String) { cartCreate(input: { note: $note }) { cart { id } } }',
        variables: { note: `Customer: ${token}` },
      }),
    })
    return new NextResponse('A page')
  },
  'service-worker': (token) =>
    new Response(`self.session = '${token}'`, { headers: { 'content-type': 'text/javascript' } }),
}

export async function GET(request: NextRequest, { params }: { params: Promise<{ door: string }> }) {
  const { door } = await params
  const leak = DOORS[door]
  return leak === undefined ? new Response(null, { status: 404 }) : leak(await readToken(), request)
}

function withCookie(value: string): NextResponse {
  const response = new NextResponse('A page')
  response.cookies.set('remember', value, { httpOnly: false })
  return response
}
