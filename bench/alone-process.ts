// A fresh process with the production build of one storefront's middleware, run as `next start` runs it
// and without a server: on the edge in Next's own sandbox, on Node by its adapter. Arguments: the folder
// of the build, a `Cookie` header, and how many requests follow the first hundred. Prints `AloneTimes`.
// Before anything of Next: as its own server does.
import 'next/dist/server/node-environment.js'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { median } from './statistics.ts'

/** What one process took, in milliseconds. */
export interface AloneTimes {
  /** To load the middleware, and to answer the first request. */
  readonly first: number
  /** For one of the 99 requests that follow. */
  readonly early: number
  /** For one of those after them: of the second half, the median of hundreds. */
  readonly later: number
}

const [folder = '', cookie = '', more = '0'] = process.argv.slice(2)
const require = createRequire(import.meta.url)
const middleware = await middlewareIn(join(folder, '.next'))

try {
  console.log(JSON.stringify(await times(Number(more))))
  process.exit(0)
} catch (error) {
  // Next's own environment would end the process without a word.
  console.error(error)
  process.exit(1)
}

async function times(requests: number): Promise<AloneTimes> {
  const startedAt = performance.now()
  await answer()
  const first = performance.now() - startedAt
  const early = await timeOf(99)
  const hundreds: number[] = []
  while (hundreds.length * 100 < requests) hundreds.push(await timeOf(100))
  return { first, early, later: median(hundreds.slice(hundreds.length / 2)) }
}

/** Milliseconds of one request, of so many. */
async function timeOf(requests: number): Promise<number> {
  const begunAt = performance.now()
  for (let sent = 0; sent < requests; sent += 1) await answer()
  return (performance.now() - begunAt) / requests
}

async function answer(): Promise<void> {
  const { response } = await middleware()
  if (!response.ok) throw new Error(`The middleware has answered with ${response.status}.`)
}

/** Answers a request. */
type Middleware = () => Promise<{ readonly response: Response }>

/** What `next start` calls for a request. Nothing of the middleware is loaded yet; all that is Next's is. */
async function middlewareIn(build: string): Promise<Middleware> {
  const manifest = JSON.parse(readFileSync(join(build, 'server/middleware-manifest.json'), 'utf8'))
  const entry = manifest.middleware['/']
  return entry === undefined ? onNode(build) : onTheEdge(build, entry)
}

async function onTheEdge(
  build: string,
  entry: { readonly name: string; readonly files: string[] },
): Promise<Middleware> {
  const { getRuntimeContext, run } = require('next/dist/server/web/sandbox/index.js')
  const paths = entry.files.map((file) => join(build, file))
  const edgeFunctionEntry = { ...entry, paths, wasm: [], assets: [] }
  const asked = { distDir: build, name: entry.name, edgeFunctionEntry, useCache: true }
  // The sandbox, which takes longer than all that is in it, and scatters by more.
  await getRuntimeContext({ ...asked, paths: [] })
  return () => run({ ...asked, paths, request: request() })
}

async function onNode(build: string): Promise<Middleware> {
  const file = join(build, 'server/middleware.js')
  if (!existsSync(file)) throw new Error(`There is no middleware in ${build}.`)
  return () => {
    const loaded = require(file)
    return loaded.default({ handler: loaded.proxy, page: 'middleware', request: request() })
  }
}

/** As Next's server hands it to a middleware. */
function request() {
  return {
    headers: {
      host: '127.0.0.1:3000',
      connection: 'keep-alive',
      cookie,
      'x-forwarded-host': '127.0.0.1:3000',
      'x-forwarded-port': '3000',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    },
    method: 'GET',
    url: 'http://127.0.0.1:3000/',
    nextConfig: {},
    page: {},
    signal: new AbortController().signal,
    waitUntil: () => undefined,
  }
}
