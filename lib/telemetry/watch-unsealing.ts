import type { Attributes } from '@opentelemetry/api'
import { knownPasswordId } from '../core/session/password-id.ts'
import type { WatchUnsealing } from '../core/session/seal.ts'
import type { SessionRead } from '../core/session/session.ts'
import { record } from './record.ts'
import { inSpan } from './span.ts'

/** A seal that is opened; by the password's number one sees when an old password may go. */
export const watchUnsealing: WatchUnsealing = (run) =>
  inSpan({ name: 'session.unseal' }, run, (read, seconds) => {
    const attributes = attributesOf(read)
    record('storefront_session.unseal.duration', seconds, attributes)
    return { attributes, isError: false }
  })

function attributesOf(read: SessionRead): Attributes {
  if (read.status === 'absent') {
    const reason = read.reason === 'unreadable' ? read.rejection : read.reason
    return { 'storefront_session.outcome': read.reason, 'storefront_session.reason': reason }
  }
  const number = knownPasswordId(read.session)
  return {
    'storefront_session.outcome': 'opened',
    ...(number === undefined ? {} : { 'storefront_session.password.number': number }),
  }
}
