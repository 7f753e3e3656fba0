/** A text within a value, and the way to it. */
export interface TextWithin {
  /** E.g. `.attributes[0].value`; empty for the value itself. */
  readonly path: string
  readonly text: string
}

/**
 * All texts in a JSON value, in its order; the names of an object's properties are texts of the
 * object. It keeps its own stack, so that no depth of what a stranger sent is too much.
 */
export function* textsIn(value: unknown): Generator<TextWithin> {
  const left: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, value } = next
    if (typeof value === 'string') yield { path, text: value }
    if (typeof value !== 'object' || value === null) continue
    const isList = Array.isArray(value)
    for (const [key, inner] of Object.entries(value).reverse()) {
      if (!isList) yield { path, text: key }
      left.push({ path: isList ? `${path}[${key}]` : `${path}.${key}`, value: inner })
    }
  }
}
