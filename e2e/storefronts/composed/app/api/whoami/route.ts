import { getSession } from 'next-storefront-session/server'

/** Who is signed in, as a route handler of the shop sees it. */
export async function GET(): Promise<Response> {
  return Response.json(await getSession())
}
