/** The query of a page, as Next hands it over. */
export type PageQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The value of a parameter that stands in a query once. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
