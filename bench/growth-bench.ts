import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { GrowthFigures } from './growth-process.ts'

const PROCESS = fileURLToPath(new URL('growth-process.ts', import.meta.url))

/** Sends ever more distinct sessions through a process, each number in one of its own. */
export async function benchGrowth({ isQuick }: { isQuick: boolean }): Promise<GrowthFigures[]> {
  const figures: GrowthFigures[] = []
  for (const count of isQuick ? [1, 1000] : [1, 100, 10_000, 1_000_000]) {
    console.log(`  ${count} sessions`)
    const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, String(count)])
    figures.push(JSON.parse(stdout))
  }
  return figures
}
