import type { RequestContext } from '../request-context.ts'
import { INVALID_RESPONSE, type StorefrontReply } from '../storefront/storefront-reply.ts'
import type { Probe } from './probe.ts'

/** Asks the Storefront API what everybody may know, with the shop's own token. Never rejects. */
export async function shopifyHealth({ api }: Pick<RequestContext, 'api'>): Promise<Probe> {
  const startedAt = performance.now()
  const reply = await api({ document: 'query health { shop { name } }', variables: {} })
  return { ...meaning(reply), latencyMs: Math.round(performance.now() - startedAt) }
}

function meaning(reply: StorefrontReply): Omit<Probe, 'latencyMs'> {
  switch (reply.outcome) {
    case 'answered': {
      const { name } = Object(reply.data['shop'])
      return typeof name === 'string' ? { status: 'ok' } : meaning(INVALID_RESPONSE)
    }
    case 'unavailable':
      return { status: 'unavailable', reason: reply.reason }
    case 'misconfigured':
      return { status: 'misconfigured', reason: reply.problem }
    case 'throttled':
      return { status: 'throttled' }
  }
}
