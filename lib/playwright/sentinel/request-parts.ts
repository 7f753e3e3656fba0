import type { Request } from '@playwright/test'
import type { Part, Patience } from './part.ts'

/** What a browser sent, to whomever: the URL, each header, the body. */
export async function requestParts(request: Request, patience: Patience): Promise<readonly Part[]> {
  const url = request.url()
  const headers = await patience.wait(request.allHeaders(), () => request.headers())
  return [
    { place: 'URL', url, text: url, allows: null },
    ...Object.entries(headers).map(
      ([name, text]): Part => ({
        place: `request header ${name}`,
        url,
        text,
        allows: name === 'cookie' ? 'session-cookie' : null,
      }),
    ),
    { place: 'request body', url, text: String(request.postDataBuffer() ?? ''), allows: 'input' },
  ]
}
