import { ENCODINGS, SHORTEST_PART } from './forms.ts'

/** A reading of a text: as it stands, decoded, or with everything left out that may split a secret. */
export interface TextLayer {
  /** What was decoded on the way, outermost first. */
  readonly forms: readonly string[]
  readonly text: string
  readonly isSqueezed: boolean
}

/** An encoding in an encoding in an encoding; a text that needs more is nobody's accident. */
const DEEPEST = 3

/** All readings of a text, the plainest first. */
export function textLayers(text: string): readonly TextLayer[] {
  const seen = new Set([text])
  let depth: readonly TextLayer[] = [{ forms: [], text, isSqueezed: false }]
  const all = [...depth]
  for (let level = 0; level < DEEPEST && depth.length > 0; level += 1) {
    depth = depth.flatMap(decoded).filter((layer) => isNew(layer.text, seen))
    all.push(...depth)
  }
  return [...all, ...all.flatMap((layer) => squeezed(layer, seen))]
}

function decoded({ forms, text }: TextLayer): readonly TextLayer[] {
  return ENCODINGS.flatMap(({ form, decode }) => {
    const inner = decode(text)
    return inner === null ? [] : { forms: [...forms, form], text: inner, isSqueezed: false }
  })
}

/**
 * A secret that was cut into pieces which stand side by side: in neighbouring nodes, in the items
 * of an array. Tags are taken out and left in, because "<" is not always the start of one.
 */
function squeezed({ forms, text }: TextLayer, seen: Set<string>): readonly TextLayer[] {
  return [text.replace(/<[^>]*>/g, ''), text]
    .map(squeeze)
    .filter((squeezedText) => isNew(squeezedText, seen))
    .map((squeezedText) => ({ forms, text: squeezedText, isSqueezed: true }))
}

/** The letters and digits of a text. */
export function squeeze(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '')
}

function isNew(text: string, seen: Set<string>): boolean {
  if (text.length < SHORTEST_PART || seen.has(text)) return false
  seen.add(text)
  return true
}
