import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type QuickStartFile, quickStart } from '../quick-start.ts'

const README = readFileSync('README.md', 'utf8')

/** The files of the README's quick start. */
export function readmeFiles(): readonly QuickStartFile[] {
  return quickStart(README)
}

/** Writes them into a fresh app, as a reader does. */
export function writeReadmeFiles(folder: string): void {
  for (const { path, text } of readmeFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
