import type { ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'

/** One option's values by index, and below each the values of the next option. */
type Tree = Map<number, Tree>

/**
 * Which combinations of option values some variants stand for, as the schema describes it at
 * `Product.encodedVariantExistence`: a tree of indices, in which `:` opens the next option, `,`
 * closes one, a space is a gap and `-` a range.
 */
export function encodeVariants(
  { options }: ProductRecord,
  variants: readonly VariantRecord[],
): string {
  const tree: Tree = new Map()
  for (const { choices } of variants) {
    options.reduce((branch, { values }, position) => {
      const index = values.indexOf(choices[position] ?? '')
      const next: Tree = branch.get(index) ?? new Map()
      branch.set(index, next)
      return next
    }, tree)
  }
  return tree.size === 0 ? '' : `v1_${encode(tree)}`
}

function encode(tree: Tree): string {
  const sorted = [...tree].toSorted(([left], [right]) => left - right)
  const isLast = sorted.every(([, below]) => below.size === 0)
  if (isLast) return encodeRanges(sorted.map(([index]) => index))
  return sorted.map(([index, below]) => `${index}:${encode(below)},`).join('')
}

function encodeRanges(indices: readonly number[]): string {
  const ranges: [from: number, to: number][] = []
  for (const index of indices) {
    const current = ranges.at(-1)
    if (current !== undefined && current[1] === index - 1) current[1] = index
    else ranges.push([index, index])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ')
}
