import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type QuickStartFile, quickStart } from '../quick-start.ts'

const README = readFileSync('README.md', 'utf8')

/** The files of the README's quick start. */
export function readmeFiles(): readonly QuickStartFile[] {
  return quickStart(README)
}

/** Writes them into a fresh app, as a reader does, with the line that Cache Components ask for. */
export function writeReadmeFiles(folder: string): void {
  const [, line = ''] = /Cache Components.*put `(export .*)` above the function/.exec(README) ?? []
  for (const { path, text } of readmeFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const isWaiting = path === 'app/account/page.tsx'
    const whole = isWaiting ? text.replace(/^(?=export default)/m, `${line}\n\n`) : text
    writeFileSync(join(folder, path), whole)
  }
}
