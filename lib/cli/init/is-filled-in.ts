import { isPlaceholder } from '../environment/placeholder.ts'

/** Whether a variable has a value of the shop's own. */
export function isFilledIn(value: string | undefined): value is string {
  return value !== undefined && value !== '' && !isPlaceholder(value)
}
