import { readFileSync } from 'node:fs'

/** A text of the package's `data` folder. */
export function readData(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
}
