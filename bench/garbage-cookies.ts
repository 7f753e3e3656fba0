import { sealSession } from '../lib/core/session/seal.ts'
import { PASSWORD, sessions } from './sessions.ts'

/** A cookie that is no session of ours. */
export interface GarbageCookie {
  readonly what: string
  readonly value: string
}

/** What anybody can send without a password, each as long as a session's seal. */
export async function garbageCookies(): Promise<GarbageCookie[]> {
  const [session] = sessions({ count: 1 })
  if (session === undefined) throw new Error('There is no session.')
  const seal = await sealSession(session, { passwords: { 1: PASSWORD }, now: Date.now() })
  const withPart = (index: number, by: string) => seal.split('*').with(index, by).join('*')
  return [
    { what: 'random text', value: 'q'.repeat(seal.length) },
    { what: 'the prefix of a seal, wrong parts', value: `Fe26.2*1*${'a'.repeat(seal.length)}` },
    { what: 'a seal with the number of no password', value: withPart(1, '9') },
    { what: 'a seal whose time is over', value: withPart(5, '1700000000000') },
    { what: 'a seal cut short in its data', value: withPart(4, 'AAAA') },
    { what: 'a seal with a wrong signature', value: withPart(7, 'A'.repeat(43)) },
  ]
}
