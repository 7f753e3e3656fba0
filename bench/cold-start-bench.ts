import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build, type Rollup } from 'vite'
import type { Row } from './row.ts'
import { median, quantile } from './statistics.ts'

const PROCESSES = 25

/** Beside this file, so that Next is found from there. */
const BENCH = fileURLToPath(new URL('.', import.meta.url))

/** In a fresh process with Next in it already, as in every app: how long a module takes to evaluate. */
const TIMER = `
await import('next/server.js')
const startedAt = performance.now()
await import(process.argv[1])
console.log(performance.now() - startedAt)`

/** Times the evaluation of the middleware's bundle over that of a middleware that does nothing. */
export async function benchColdStart(): Promise<Row[]> {
  const folder = mkdtempSync(join(BENCH, '.cold-start-'))
  try {
    const ours = join(folder, 'ours.mjs')
    const noOp = join(folder, 'no-op.mjs')
    writeFileSync(ours, await bundle('lib/middleware/index.ts'))
    writeFileSync(noOp, 'export function middleware() {}\n')
    const over: number[] = []
    for (let process = 0; process < PROCESSES; process += 1) {
      over.push((await evaluate(ours)) - (await evaluate(noOp)))
    }
    return [
      {
        what: 'evaluation of the module over no-op, in a fresh process',
        figure: `${median(over).toFixed(1)} ms`,
        remark: `median of ${PROCESSES}, slowest quarter above ${quantile(over, 0.75).toFixed(1)} ms; bundled and minified, without Next`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function evaluate(file: string): Promise<number> {
  const args = ['--input-type=module', '--eval', TIMER, file]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: BENCH })
  return Number(stdout)
}

async function bundle(entry: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { input: entry, external: [/^next\//], preserveEntrySignatures: 'strict' },
    },
  })) as Rollup.RolldownOutput
  const [chunk] = built.output
  return chunk.code
}
