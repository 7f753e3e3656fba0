/** A file that the README has a reader write. */
export interface QuickStartFile {
  readonly path: string
  readonly text: string
}

/** `**2. \`middleware.ts\`** …`, and the block of code that follows. */
const STEP = /^\*\*\d+\. `([^`]+)`\*\*[\s\S]*?^```\w*\n([\s\S]*?)^```$/gm

/** The files of the README's numbered steps, word for word. */
export function quickStart(readme: string): readonly QuickStartFile[] {
  return [...readme.matchAll(STEP)].map(([, path = '', text = '']) => ({ path, text }))
}
