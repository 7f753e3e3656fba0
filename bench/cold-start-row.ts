/** The row of all that a middleware takes until its first answer, over a no-op. */
export const COLD_START =
  'evaluation of the module and its first answer, over no-op, in a fresh process'
