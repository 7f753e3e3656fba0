import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { MintedSecret, SecretKind, StoredSecret } from 'storefront-emulator'
import {
  type GuardedSecret,
  guardMinted,
  guardSeals,
  SHORTEST_SECRET,
  sealsIn,
} from './guarded-secret.ts'
import { type Finding, searchText } from './search-text.ts'
import { createSecretIndex } from './secret-index.ts'
import type { SeenText } from './seen-texts.ts'
import { isAllowed, type Sighting, sightingOf } from './sighting.ts'
import { storedSightings } from './stored-sightings.ts'
import { watchContext } from './watch-context.ts'

/** Looks for the secrets of a test wherever a browser can read, and where the store has kept them. */
export interface TokenSentinel {
  /** Watches one more browser context, from before its first page on. */
  watch(context: BrowserContext): Promise<void>
  /**
   * Guards one more secret. `label` is what a report calls it. What a visitor types, as a password,
   * may be in form fields and in the bodies of requests (`mayBeTyped`).
   */
  guard(value: string, about: { label: string; mayBeTyped?: boolean }): void
  /** Searches a text of the test's own at the end, such as the log of the shop. */
  search(place: string, text: string): void
  /**
   * What was seen so far. It does not fail the test any more, which is how a test shows a leak that
   * is known.
   */
  takeSightings(): Promise<readonly Sighting[]>
}

/** What a sentinel needs. */
export interface SentinelParts {
  readonly kinds: readonly SecretKind[]
  /** Asks for everything that was minted. */
  readonly minted: () => Promise<readonly MintedSecret[]>
  /** Asks for every secret that is stored at the store where it does not belong. */
  readonly stored: () => Promise<readonly StoredSecret[]>
}

/** Creates the sentinel of one test, when the test begins. */
export async function createTokenSentinel({
  kinds,
  minted,
  stored,
}: SentinelParts): Promise<TokenSentinel> {
  const watched: (() => Promise<readonly SeenText[]>)[] = []
  const guarded: GuardedSecret[] = []
  const ownTexts: SeenText[] = []
  const taken = new Set<string>()
  // An emulator that does not answer yet has nothing stored.
  const before = await stored().catch(() => [])

  return {
    async watch(context) {
      watched.push(await watchContext(context))
    },
    guard(value, { label, mayBeTyped = false }) {
      if (value.length < SHORTEST_SECRET) {
        throw new Error(
          `${label} has under ${SHORTEST_SECRET} characters: it would be seen everywhere.`,
        )
      }
      guarded.push({ label, value, isRandom: false, allowedIn: mayBeTyped ? 'input' : null })
    },
    search(place, text) {
      ownTexts.push({ place, url: '', text })
    },
    async takeSightings() {
      const seen = await Promise.all(watched.map((texts) => texts()))
      const texts = [...ownTexts, ...seen.flat()]
      const seals = new Set(texts.flatMap(({ text }) => sealsIn(text)))
      const secrets = [...guarded, ...guardMinted(await minted(), kinds), ...guardSeals(seals)]
      const find = createFinder(secrets, [...kinds, ...guarded.map(({ value }) => value)])
      const sightings = [
        ...texts.flatMap((text) => sightingsIn(text, find)),
        ...storedSightings(await stored(), { before, kinds }),
      ]
      return sightings.filter((sighting) => isNew(sighting, taken))
    },
  }
}

/**
 * Texts in which earlier tests of this process found no secret, by the hash of the text and of what
 * a test asked for by itself. What is random and was minted since cannot be in them, so no script is
 * searched twice.
 */
const cleanTexts = new Set<string>()

type Find = (text: string) => readonly Finding[]

function createFinder(secrets: readonly GuardedSecret[], askedFor: readonly string[]): Find {
  const index = createSecretIndex(secrets)
  const askedForHash = hashOf(askedFor.join('\n'))
  return function find(text) {
    const key = hashOf(text) + askedForHash
    if (cleanTexts.has(key)) return []
    const findings = searchText(text, index)
    if (findings.length === 0) cleanTexts.add(key)
    return findings
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function sightingsIn(seen: SeenText, find: Find): readonly Sighting[] {
  return find(seen.text)
    .filter(({ secret }) => !isAllowed(secret, seen))
    .map((finding) => sightingOf(finding, seen, (text) => find(text).length === 0))
}

function isNew({ secret, form, place, url }: Sighting, taken: Set<string>): boolean {
  const key = [secret, form, place, url].join('\n')
  if (taken.has(key)) return false
  taken.add(key)
  return true
}
