import { once } from 'node:events'
import { createServer } from 'node:http'

/** A server on loopback that answers everything with one object: the keys of an identity provider. */
export async function serveJson(body) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: server.address().port, close: () => server.close() }
}
