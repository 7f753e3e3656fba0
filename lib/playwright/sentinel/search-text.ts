import type { GuardedSecret } from './guarded-secret.ts'
import { reversed, type SecretIndex } from './secret-index.ts'
import { type TextLayer, textLayers } from './text-layers.ts'

/** A secret that stands in a text, and in which form. */
export interface Finding {
  readonly secret: GuardedSecret
  /** E.g. `plain`, `base64`, `URL-encoded, in parts`. */
  readonly form: string
  /** Whether all of it stands in one piece. */
  readonly isWhole: boolean
}

/** Finds every secret of an index that a text gives away, each once, whole rather than in parts, and in its plainest form. */
export function searchText(
  text: string,
  index: SecretIndex,
  layers: readonly TextLayer[] = textLayers(text),
): readonly Finding[] {
  const findings = new Map<GuardedSecret, Finding>()
  for (const layer of layers) {
    for (const secret of index.findIn(layer.text)) {
      const known = findings.get(secret)
      if (known?.isWhole) continue
      const finding = findingOf(secret, layer)
      if (known === undefined || finding.isWhole) findings.set(secret, finding)
    }
  }
  return [...findings.values()]
}

function findingOf(secret: GuardedSecret, { forms, text, isSqueezed }: TextLayer): Finding {
  const { value } = secret
  const isReversed = !text.includes(value) && text.includes(reversed(value))
  const isWhole = !isSqueezed && (isReversed || text.includes(value))
  const all = [...forms, ...(isReversed ? ['reversed'] : []), ...(isWhole ? [] : ['in parts'])]
  return { secret, form: all.length === 0 ? 'plain' : all.join(', '), isWhole }
}
