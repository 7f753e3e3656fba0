import { styleText } from 'node:util'

/** Text that stands out. Plain where standard output is no terminal, or `NO_COLOR` is set. */
export const bold = paintedIn('bold')
/** Text that steps back. */
export const dim = paintedIn('dim')
/** What is well. */
export const green = paintedIn('green')
/** What should be looked at. */
export const yellow = paintedIn('yellow')
/** What is broken. */
export const red = paintedIn('red')

function paintedIn(format: Parameters<typeof styleText>[0]) {
  return (text: string) => styleText(format, text, { stream: process.stdout })
}
