/**
 * The fields of a form. One that comes twice becomes a list, which no schema accepts: with one of
 * the two chosen, an upstream proxy might have checked the other.
 */
export function formFields(entries: Iterable<[string, unknown]>): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of entries) {
    fields[name] = name in fields ? [fields[name], value].flat() : value
  }
  return fields
}
