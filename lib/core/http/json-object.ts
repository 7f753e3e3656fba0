/** An object of a JSON text, of which nothing else is known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value as an object of JSON; null for a list, for null, and for everything else. */
export function jsonObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null
}

/** What a JSON text says; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Whether a value is text or null, as most fields of a customer are. */
export function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
