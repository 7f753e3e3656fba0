import { text } from 'node:stream/consumers'
import { startHttpRelay } from './http-relay.ts'
import type { StoreRelay } from './store-relay.ts'

/** Starts a relay before a server that speaks Upstash's REST. */
export function startUpstashRelay(target: string): Promise<StoreRelay> {
  return startHttpRelay(async (stopper, request, response) => {
    const body = await text(request)
    const verdict = stopper.verdict(JSON.parse(body))
    if (verdict === 'drop') return
    const { authorization = '' } = request.headers
    const answer = await fetch(target, { method: 'POST', headers: { authorization }, body })
    const answered = await answer.text()
    if (verdict === 'pass') response.writeHead(answer.status).end(answered)
    else stopper.reached()
  })
}
