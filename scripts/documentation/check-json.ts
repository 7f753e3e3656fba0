import type { CodeBlock, Complaint } from './code-block.ts'

/** Complains of blocks that say to be JSON and are not. */
export function checkJson(blocks: readonly CodeBlock[]): readonly Complaint[] {
  return blocks
    .filter(({ language }) => language === 'json')
    .flatMap(({ page, line, text }) => {
      const message = whyNotJson(text)
      return message === null ? [] : [{ page, line, message }]
    })
}

function whyNotJson(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
