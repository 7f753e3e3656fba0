/**
 * The fields of a form. One that comes twice becomes a list, which no schema accepts: choosing one
 * of the two would let whoever stands in front of us see another value than we do.
 */
export function formFields(entries: Iterable<[string, unknown]>): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of entries) {
    fields[name] = name in fields ? [fields[name], value].flat() : value
  }
  return fields
}
