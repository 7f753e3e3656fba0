/** One line of the table. */
export interface Row {
  readonly what: string
  /** The figure, with its unit. */
  readonly figure: string
  /** Spread or circumstances. */
  readonly remark: string
}

/** A figure of milliseconds with its spread. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
