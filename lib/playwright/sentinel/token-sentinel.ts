import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { MintedSecret, SecretKind, StoredSecret } from 'storefront-emulator'
import { type GuardedSecret, guardMinted, guardSeals, sealsIn } from './guarded-secret.ts'
import type { Part } from './part.ts'
import type { ReadBefore } from './response-parts.ts'
import { type Finding, searchText } from './search-text.ts'
import { createSecretIndex, type SecretIndex, SHORTEST_SECRET } from './secret-index.ts'
import { isAllowed, type Sighting, sightingOf } from './sighting.ts'
import { createSourceMaps } from './source-maps.ts'
import { storedSightings } from './stored-sightings.ts'
import { textLayers } from './text-layers.ts'
import { type ContextWatch, watchContext } from './watch-context.ts'

/** Looks for the secrets of a test wherever a browser can read, and where the store has kept them. */
export interface TokenSentinel {
  /** Has an eye on one more browser context, from before its first page on. */
  watch(context: BrowserContext): Promise<void>
  /**
   * Guards a secret more. `label` is what a report calls it. What a visitor types, as a password,
   * may be in form fields and in the bodies of requests (`mayBeTyped`).
   */
  guard(value: string, about: { label: string; mayBeTyped?: boolean }): void
  /** Searches a text of the test's own at the end, such as the log of the shop. */
  search(place: string, text: string): void
  /**
   * What was seen so far. It is not held against the test any more, which is how a test shows a
   * leak that is known.
   */
  takeSightings(): Promise<readonly Sighting[]>
}

/** What the tests of one worker know together, so that no script is searched twice. */
export interface SentinelMemory extends ReadBefore {
  /**
   * Texts in which no secret stood, by the hash of the text and of what a test guarded itself. What
   * is random and was minted since cannot be in them: a script is searched in one test only.
   */
  readonly cleanTexts: Set<string>
  /** What was minted so far, by the kinds that a test looks for. */
  readonly minted: Map<string, MintedSecrets>
}

interface MintedSecrets {
  readonly values: Set<string>
  readonly index: SecretIndex
}

/** Creates the memory of a worker. */
export function createSentinelMemory(): SentinelMemory {
  return {
    sourceMaps: createSourceMaps(),
    immutableBodies: new Map(),
    cleanTexts: new Set(),
    minted: new Map(),
  }
}

/** What a sentinel needs. */
export interface SentinelParts {
  readonly memory: SentinelMemory
  /** Asks for everything that was minted. */
  readonly minted: () => Promise<readonly MintedSecret[]>
  /** Asks for every secret that is stored at the store where it does not belong. */
  readonly stored: () => Promise<readonly StoredSecret[]>
  /** What was so stored when the test began. */
  readonly storedBefore: readonly StoredSecret[]
  readonly kinds: readonly SecretKind[]
}

/** The sentinel of one test, and what it has seen when the test is over. */
export interface TestSentinel extends TokenSentinel {
  end(): Promise<readonly Sighting[]>
}

/** Creates the sentinel of one test. */
export function createTokenSentinel({
  memory,
  minted,
  stored,
  storedBefore,
  kinds,
}: SentinelParts): TestSentinel {
  const watches: ContextWatch[] = []
  const guarded: GuardedSecret[] = []
  const ownTexts: Part[] = []
  const taken = new Set<string>()

  async function allParts(): Promise<readonly Part[]> {
    const parts = await Promise.all(watches.map((watch) => watch.parts()))
    return [...ownTexts, ...parts.flat()].filter(({ text }) => text.length >= SHORTEST_SECRET)
  }

  async function takeSightings(): Promise<readonly Sighting[]> {
    const parts = await allParts()
    const mintedIndex = learn(memory, { kinds, secrets: guardMinted(await minted(), kinds) })
    const seals = new Set(parts.flatMap(({ text }) => sealsIn(text)))
    const index = createSecretIndex([...guarded, ...guardSeals(seals)])
    const find = finder(memory.cleanTexts, {
      indexes: [index, mintedIndex],
      what: hashOf([...kinds, ...guarded.map(({ value }) => value)].join('\n')),
    })
    const isClean = (text: string) => find(text).length === 0
    const sightings = parts.flatMap((part) =>
      find(part.text)
        .filter(({ secret }) => !isAllowed(secret, part))
        .map((finding) => sightingOf(finding, part, isClean)),
    )
    const kept = storedSightings(await stored(), { before: storedBefore, kinds })
    return unique([...sightings, ...kept]).filter((sighting) => isNew(sighting, taken))
  }

  return {
    async watch(context) {
      watches.push(await watchContext(context, memory))
    },
    guard(value, { label, mayBeTyped = false }) {
      if (value.length < SHORTEST_SECRET) {
        throw new Error(
          `${label} has under ${SHORTEST_SECRET} characters: it would be seen everywhere.`,
        )
      }
      const allowedIn = mayBeTyped ? 'input' : null
      guarded.push({ label, value, isRandom: false, allowedIn })
    },
    search(place, text) {
      ownTexts.push({ place, url: '', text, allows: null })
    },
    takeSightings,
    async end() {
      const sightings = await takeSightings()
      for (const watch of watches) watch.end()
      return sightings
    },
  }
}

function learn(
  { minted }: SentinelMemory,
  { kinds, secrets }: { kinds: readonly SecretKind[]; secrets: readonly GuardedSecret[] },
): SecretIndex {
  const key = kinds.join()
  const known = minted.get(key) ?? { values: new Set(), index: createSecretIndex() }
  minted.set(key, known)
  const fresh = secrets.filter(({ value }) => !known.values.has(value))
  for (const { value } of fresh) known.values.add(value)
  known.index.add(fresh)
  return known.index
}

interface LookedFor {
  readonly indexes: readonly SecretIndex[]
  /** A hash of the kinds that are looked for, and of what a test guards itself. */
  readonly what: string
}

/** Finds what was minted and what is a test's own, in each text once. */
function finder(
  cleanTexts: Set<string>,
  { indexes, what }: LookedFor,
): (text: string) => readonly Finding[] {
  const known = new Map<string, readonly Finding[]>()
  return function find(text) {
    const key = hashOf(text) + what
    if (cleanTexts.has(key)) return []
    const findings = known.get(key) ?? findAnew(text)
    known.set(key, findings)
    if (findings.length === 0) cleanTexts.add(key)
    return findings
  }

  function findAnew(text: string): readonly Finding[] {
    const layers = textLayers(text)
    return indexes.flatMap((index) => searchText(text, index, layers))
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function unique(sightings: readonly Sighting[]): readonly Sighting[] {
  return [...new Map(sightings.map((sighting) => [keyOf(sighting), sighting])).values()]
}

function isNew(sighting: Sighting, taken: Set<string>): boolean {
  if (taken.has(keyOf(sighting))) return false
  taken.add(keyOf(sighting))
  return true
}

function keyOf({ secret, form, place, url }: Sighting): string {
  return [secret, form, place, url].join('\n')
}
