import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build, type Rollup } from 'vite'
import { COLD_START } from './cold-start-row.ts'
import type { Row } from './row.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { processInterval } from './statistics.ts'

/** Of each of the two, in turn. */
const PROCESSES = 40

/** Beside this file, so that Next is found from there. */
const BENCH = fileURLToPath(new URL('.', import.meta.url))

/**
 * In a fresh process with Next in it already, as in every app: how long a module takes to evaluate, and
 * then to answer its first request.
 */
const TIMER = `
const { NextRequest } = await import('next/server.js')
const request = new NextRequest('http://127.0.0.1/', { headers: { cookie: process.argv[2] } })
const startedAt = performance.now()
const { middleware } = await import(process.argv[1])
const evaluated = performance.now()
await middleware(request)
console.log(JSON.stringify([evaluated - startedAt, performance.now() - evaluated]))`

const NO_OP = `import { NextResponse } from 'next/server.js'
export function middleware() {
  return NextResponse.next()
}
`

const OURS = `import { createSessionMiddleware } from ${JSON.stringify(join(BENCH, '../lib/middleware/index.ts'))}
export const middleware = createSessionMiddleware()
`

/** Milliseconds of one process. */
type Times = readonly [evaluated: number, answered: number]

/**
 * Times the evaluation of the middleware's bundle, and its first answer, over that of a middleware that
 * does nothing. Without a server, whose own first answer scatters by more than all of this takes.
 */
export async function benchColdStart(): Promise<Row[]> {
  const folder = mkdtempSync(join(BENCH, '.cold-start-'))
  try {
    const [ours, noOp] = [await bundle(folder, 'ours', OURS), await bundle(folder, 'no-op', NO_OP)]
    const [cookie = ''] = await sessionCookies({ count: 1 })
    const over: Times[] = []
    while (over.length < PROCESSES) {
      const files = over.length % 2 === 0 ? [ours, noOp] : [noOp, ours]
      const times = [await timesOf(files[0] ?? '', cookie), await timesOf(files[1] ?? '', cookie)]
      const [own, other] = (over.length % 2 === 0 ? times : times.toReversed()) as [Times, Times]
      over.push([own[0] - other[0], own[1] - other[1]])
    }
    return [
      row(COLD_START, over, ([evaluated, answered]) => evaluated + answered),
      row('of these, the evaluation', over, ([evaluated]) => evaluated),
      row('of these, the first answer', over, ([, answered]) => answered),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function row(what: string, over: readonly Times[], of: (times: Times) => number): Row {
  const { median, low, high } = processInterval(over.map(of))
  return {
    what,
    figure: `${median.toFixed(2)} ms`,
    remark: `${low.toFixed(2)} to ${high.toFixed(2)}, of ${PROCESSES} pairs of processes`,
  }
}

async function timesOf(file: string, cookie: string): Promise<Times> {
  const args = ['--input-type=module', '--eval', TIMER, file, cookie]
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    SESSION_PASSWORD: PASSWORD,
    SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
    SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
  }
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: BENCH, env })
  return JSON.parse(stdout)
}

/** Writes a bundle with all of its parts into a folder. @returns the file to import. */
async function bundle(folder: string, name: string, source: string): Promise<string> {
  const entry = join(folder, `${name}-entry.ts`)
  writeFileSync(entry, source)
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // Not for a browser, and with all that it needs but Next in it.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        external: [/^next\//],
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[hash].mjs` },
      },
    },
  })) as Rollup.RolldownOutput
  for (const part of built.output) {
    if (part.type === 'chunk') writeFileSync(join(folder, part.fileName), part.code)
  }
  return join(folder, `${name}.mjs`)
}
