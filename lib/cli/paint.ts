import { styleText } from 'node:util'

/** Important text. Plain where standard output is no terminal, or `NO_COLOR` is set. */
export const bold = paintedIn('bold')
/** Less important text. */
export const dim = paintedIn('dim')
/** What is right. */
export const green = paintedIn('green')
/** What may be wrong. */
export const yellow = paintedIn('yellow')
/** What is wrong. */
export const red = paintedIn('red')

function paintedIn(format: Parameters<typeof styleText>[0]) {
  return (text: string) => styleText(format, text, { stream: process.stdout })
}
