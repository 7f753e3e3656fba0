import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { MintedSecret, SecretKind } from '../../emulator/index.ts'
import { type GuardedSecret, guardMinted, guardSeals, sealsIn } from './guarded-secret.ts'
import type { Part } from './part.ts'
import { type Finding, searchText } from './search-text.ts'
import { createSecretIndex, type SecretIndex, SHORTEST_SECRET } from './secret-index.ts'
import { isAllowed, type Sighting, sightingOf } from './sighting.ts'
import { createSourceMaps, type SourceMaps } from './source-maps.ts'
import { textLayers } from './text-layers.ts'
import { type ContextWatch, watchContext } from './watch-context.ts'

/** Looks for the secrets of a test wherever a browser can read. */
export interface TokenSentinel {
  /** Has an eye on one more browser context. It has to be open when the test ends. */
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
export interface SentinelMemory {
  readonly sourceMaps: SourceMaps
  /**
   * Texts in which no secret stood, by the hash of the text and of what a test guarded itself. What
   * is random and was minted since cannot be in them: a script is searched in one test only.
   */
  readonly cleanTexts: Set<string>
  readonly mintedValues: Set<string>
  readonly mintedIndex: SecretIndex
}

/** Creates the memory of a worker. */
export function createSentinelMemory(): SentinelMemory {
  return {
    sourceMaps: createSourceMaps(),
    cleanTexts: new Set(),
    mintedValues: new Set(),
    mintedIndex: createSecretIndex(),
  }
}

/** What a sentinel needs. */
export interface SentinelParts {
  readonly memory: SentinelMemory
  /** Asks for everything that was minted. */
  readonly minted: () => Promise<readonly MintedSecret[]>
  readonly kinds: readonly SecretKind[]
}

/** Creates the sentinel of one test. */
export function createTokenSentinel({ memory, minted, kinds }: SentinelParts): TokenSentinel {
  const watches: ContextWatch[] = []
  const guarded: GuardedSecret[] = []
  const ownTexts: Part[] = []
  const taken = new Set<string>()

  async function allParts(): Promise<readonly Part[]> {
    const parts = await Promise.all(watches.map((watch) => watch.parts()))
    return [...ownTexts, ...parts.flat()].filter(({ text }) => text.length >= SHORTEST_SECRET)
  }

  return {
    async watch(context) {
      watches.push(await watchContext(context, memory.sourceMaps))
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
    async takeSightings() {
      const parts = await allParts()
      learn(memory, guardMinted(await minted(), kinds))
      const seals = new Set(parts.flatMap(({ text }) => sealsIn(text)))
      const index = createSecretIndex([...guarded, ...guardSeals(seals)])
      const find = finder(memory, {
        index,
        guards: hashOf(guarded.map(({ value }) => value).join('\n')),
      })
      const isClean = (text: string) => find(text).length === 0
      const sightings = parts.flatMap((part) =>
        find(part.text)
          .filter(({ secret }) => !isAllowed(secret, part))
          .map((finding) => sightingOf(finding, part, isClean)),
      )
      return unique(sightings).filter((sighting) => isNew(sighting, taken))
    },
  }
}

function learn(memory: SentinelMemory, minted: readonly GuardedSecret[]): void {
  const fresh = minted.filter(({ value }) => !memory.mintedValues.has(value))
  for (const { value } of fresh) memory.mintedValues.add(value)
  memory.mintedIndex.add(fresh)
}

interface OwnSecrets {
  /** What a test guards itself, and the sessions that it saw. */
  readonly index: SecretIndex
  /** A hash of what it guards itself. */
  readonly guards: string
}

/** Finds what was minted and what is a test's own, in each text once. */
function finder(
  { cleanTexts, mintedIndex }: SentinelMemory,
  { index, guards }: OwnSecrets,
): (text: string) => readonly Finding[] {
  const known = new Map<string, readonly Finding[]>()
  return function find(text) {
    const key = hashOf(text) + guards
    if (cleanTexts.has(key)) return []
    const findings = known.get(key) ?? findAnew(text)
    known.set(key, findings)
    if (findings.length === 0) cleanTexts.add(key)
    return findings
  }

  function findAnew(text: string): readonly Finding[] {
    const layers = textLayers(text)
    return [index, mintedIndex].flatMap((each) => searchText(text, each, layers))
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
