/** A text within a value, and its path. */
export interface TextWithin {
  /** E.g. `.attributes[0].value`; empty for the value itself. */
  readonly path: string
  readonly text: string
}

/**
 * All texts in a value, in order, each object once; the names of an object's properties are texts
 * of the object. It keeps its own stack, so that deeply nested input cannot exhaust the call stack.
 */
export function* textsIn(value: unknown): Generator<TextWithin> {
  const seen = new Set<object>()
  const left: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, value } = next
    if (typeof value === 'string') yield { path, text: value }
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (isList(value)) {
      const inner = [...value].map((item, index) => ({ path: `${path}[${index}]`, value: item }))
      left.push(...inner.reverse())
      continue
    }
    for (const [name, inner] of Object.entries(value).reverse()) {
      yield { path, text: name }
      left.push({ path: `${path}.${name}`, value: inner })
    }
  }
}

function isList(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value
}
