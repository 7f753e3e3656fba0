import { isRefusedByMistake, isSameOrigin, type OriginRules } from './http/same-origin.ts'
import type { RequestContext } from './request-context.ts'

/** Shops whose operator has been told: anybody can send such a request, as often as they like. */
const reported = new WeakSet<OriginRules>()

/**
 * Whether a request that changes something has to be refused, because it is not from a page of this
 * site. Asked before its body is read. If it looks as if one of the site's own pages was refused, the
 * operator is told what to set: once in the life of a process, on the error log and as an event.
 */
export function isCrossSite({ config, headers, emit }: RequestContext): boolean {
  if (isSameOrigin(headers, config)) return false
  if (isRefusedByMistake(headers) && !reported.has(config)) {
    reported.add(config)
    emit({ type: 'misconfigured', problem: 'site-origin' })
    console.error(`[next-storefront-session] CROSS_SITE: ${sentence(config)}`)
  }
  return true
}

/** Fixed words: everything else that is known of the request was written by its sender. */
function sentence({ siteOrigin, clientIpHeader }: OriginRules): string {
  const seen = 'A page was refused that seems to be one of this site:'
  if (siteOrigin !== null) {
    return `${seen} its origin is not SESSION_SITE_ORIGIN. Set that to what stands in the address bar.`
  }
  const set = 'Set SESSION_SITE_ORIGIN to what stands in the address bar'
  return clientIpHeader === null
    ? `${seen} its host is not the Host that arrived here. ${set}; or, if the proxy in front sends X-Forwarded-Host, name the header in which it sends the visitor's address in SESSION_CLIENT_IP_HEADER.`
    : `${seen} its host is neither the Host nor the X-Forwarded-Host that arrived here. ${set}, or have the proxy send them.`
}
