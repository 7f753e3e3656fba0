/** The number in the plain id of an address, which is all that its page's URL needs. */
export function addressNumber(id: string): string {
  return /\/(\d+)/.exec(id)?.[1] ?? ''
}
