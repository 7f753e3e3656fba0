import { isText, type JsonObject } from '../http/json-object.ts'
import type { Session } from '../session/session.ts'
import { type AskStore, AWAY, type Away } from './ask-store.ts'
import { LONGEST_COOKIE_MS, type SealedBy, sealedRecords } from './sealed-records.ts'
import { lineageOf, type SharedRecord } from './store-key.ts'

/** Something that an identity provider has given a name: a session there, a customer, a token. */
export interface ProviderName {
  readonly issuer: string
  readonly name: string
}

/**
 * What has become of log-ins at an identity provider that tells when they are over: found by what it
 * calls them. Never rejects.
 */
export interface SharedLogins {
  /** Notes which session has begun in one of the provider's (`sid`). */
  rememberSession(sid: ProviderName, session: Session): Promise<unknown>
  /** Notes which customer the provider calls so. */
  rememberSubject(subject: ProviderName, customerId: string): Promise<unknown>
  /** The lineages of the sessions that have begun in one of the provider's. */
  sessionsOf(sid: ProviderName): Promise<readonly string[] | Away>
  /** The id of the customer whom the provider calls so; null where nobody has logged in as such. */
  customerOf(subject: ProviderName): Promise<string | null | Away>
  /** Whether a logout token has been used. */
  isUsed(token: ProviderName): Promise<boolean | Away>
  /** Notes that it has been, for so long. */
  use(token: ProviderName, forMs: number): Promise<unknown>
}

/**
 * So many sessions are remembered of one at the provider. It is of one browser, which has one of ours
 * at a time: the others are copies of its cookie, or of before.
 */
const MOST_SESSIONS = 8

type Found = JsonObject | null | Away

/** Reads and writes through `ask`, by keys and seals of a shop's passwords. */
export function sharedLogins(ask: AskStore, by: SealedBy): SharedLogins {
  const records = sealedRecords(ask, by)
  const ids = Object.keys(by.passwords)

  /** By one question. Of whoever has written it: another instance may seal with another password. */
  async function read(record: SharedRecord, all: readonly string[]): Promise<readonly Found[]> {
    const names = all.flatMap((whose) => ids.map((id) => ({ record, whose, id })))
    const found = await records.read(names)
    return all.map((whose) => {
      const own = found.filter((_, index) => names[index]?.whose === whose)
      const known = own.find((each) => each !== AWAY && each?.['of'] === whose)
      return known ?? (own.includes(AWAY) ? AWAY : null)
    })
  }

  /** In the first place that is free: of two log-ins at once, none is lost. */
  async function takePlace(sid: string, id: string, session: Session): Promise<unknown> {
    const lineage = lineageOf(session)
    const writing = (place: number) => {
      const whose = placed(place, sid)
      return { whose, id, data: { of: whose, lineage }, forMs: LONGEST_COOKIE_MS }
    }
    for (let place = 0; place < MOST_SESSIONS; place += 1) {
      const isTaken = await records.writeIfAbsent('provider-session', writing(place))
      if (isTaken !== false) return
    }
    const place = Date.parse(session.issuedAt) % MOST_SESSIONS
    return records.write('provider-session', writing(place))
  }

  return {
    rememberSession: (sid, session) =>
      Promise.all(ids.map((id) => takePlace(textOf(sid), id, session))),
    rememberSubject(subject, customer) {
      const whose = textOf(subject)
      const data = { of: whose, customer }
      return records.writeByAll('subject', { whose, data, forMs: LONGEST_COOKIE_MS })
    },
    async sessionsOf(sid) {
      const places = Array.from({ length: MOST_SESSIONS }, (_, place) => placed(place, textOf(sid)))
      const found = await read('provider-session', places)
      const lineages = found.flatMap((each) => textIn(each, 'lineage') ?? [])
      return lineages.length === 0 && found.includes(AWAY) ? AWAY : lineages
    },
    async customerOf(subject) {
      const [known = null] = await read('subject', [textOf(subject)])
      return known === AWAY ? AWAY : textIn(known, 'customer')
    },
    async isUsed(token) {
      const [known = null] = await read('logout-token', [textOf(token)])
      return known === AWAY ? AWAY : known !== null
    },
    use(token, forMs) {
      const whose = textOf(token)
      return records.writeByAll('logout-token', { whose, data: { of: whose }, forMs })
    },
  }
}

function placed(place: number, sid: string): string {
  return `${place} ${sid}`
}

/** One text of the two, from which both can be told. */
function textOf({ issuer, name }: ProviderName): string {
  return JSON.stringify([issuer, name])
}

function textIn(record: Found, name: string): string | null {
  const value = record === AWAY ? null : record?.[name]
  return isText(value) ? value : null
}
