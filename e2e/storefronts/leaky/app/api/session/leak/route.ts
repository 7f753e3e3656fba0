import { readIdToken } from '../../../read-token'

/** Tells a script what it needs for a log-out of its own. */
export async function GET(): Promise<Response> {
  return Response.json({ idToken: await readIdToken() })
}
