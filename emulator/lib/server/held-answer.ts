import { IncomingMessage, ServerResponse } from 'node:http'

/** An answer that was made, and is not sent yet. */
export interface HeldAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, number | string | readonly string[] | undefined>>
  readonly body: string
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** What a listener answers to a request, so that the answer can be changed before it is sent. */
export function heldAnswer(request: IncomingMessage, listener: Listener): Promise<HeldAnswer> {
  return new Promise((resolve, reject) => {
    const response = new ServerResponse(request)
    response.end = (chunk?: unknown) => {
      const { statusCode: status } = response
      resolve({
        status,
        headers: response.getHeaders(),
        body: chunk === undefined ? '' : `${chunk}`,
      })
      return response
    }
    Promise.resolve(listener(request, response)).catch(reject)
  })
}

/** A request whose body was read, to be read again by a listener that is mounted below a path. */
export function readAgain(
  request: IncomingMessage,
  { body, mount }: { readonly body: string; readonly mount: string },
): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  const { headers, method = 'GET', url = '/' } = request
  // One that is not complete takes its socket with it when it has been read.
  const complete = true
  Object.assign(copy, { headers, method, complete, url: url.slice(mount.length), originalUrl: url })
  if (body !== '') copy.push(body)
  copy.push(null)
  return copy
}
