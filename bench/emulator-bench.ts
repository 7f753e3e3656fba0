import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type ClientState, STEPS } from './emulator-steps.ts'
import { milliseconds, type Row } from './row.ts'
import { median, quantile } from './statistics.ts'
import { createStoreClient } from './store-client.ts'

const SERVER = fileURLToPath(new URL('emulator-server.ts', import.meta.url))
const COMMAND = fileURLToPath(new URL('../emulator/dist/cli/main.js', import.meta.url))
const CLIENTS = 200

/** Measures the emulator: how soon it listens, what a request costs, and how many requests of many clients it answers. */
export async function benchEmulator({ isQuick }: { readonly isQuick: boolean }): Promise<Row[]> {
  return [
    await startUp(isQuick ? 5 : 20),
    ...(await withServer((server) => requestCosts(server, isQuick ? 50 : 500))),
    ...(await withServer((server) => manyClients(server, isQuick ? 10 : 60))),
  ]
}

async function startUp(runs: number): Promise<Row> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now()
    const child = spawn(process.execPath, [COMMAND, '--json', '--port', '0'])
    await once(child.stdout, 'data')
    times.push(performance.now() - startedAt)
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return {
    what: 'from the command to the line that it listens',
    figure: milliseconds(median(times)),
    remark: `median of ${runs}; slowest ${milliseconds(Math.max(...times))}`,
  }
}

interface Server {
  readonly child: ChildProcess
  readonly origin: string
  readonly privateAccessToken: string
}

async function withServer<Result>(measure: (server: Server) => Promise<Result>): Promise<Result> {
  const child = fork(SERVER)
  try {
    const [ready] = await once(child, 'message')
    return await measure({ child, ...ready })
  } finally {
    child.kill()
  }
}

/** What the emulator itself took, as its journal has it: no network, no client. */
async function requestCosts(server: Server, rounds: number): Promise<Row[]> {
  const state: ClientState = { client: createStoreClient({ ...server, buyerIp: '192.0.2.1' }) }
  for (let round = 0; round < rounds; round += 1) {
    for (const step of STEPS) await step.take(state)
  }
  const journal: { fields: readonly string[]; milliseconds: number }[] = await fetch(
    `${server.origin}/__emulator/journal`,
  ).then((response) => response.json())
  return STEPS.map(({ field, what }) => {
    const times = journal
      .filter(({ fields }) => fields[0] === field)
      .map((each) => each.milliseconds)
    const warm = times.slice(Math.floor(times.length / 5))
    return {
      what: `a request: ${what}`,
      figure: milliseconds(median(warm)),
      remark: `p99 ${milliseconds(quantile(warm, 0.99))}; ${warm.length} requests, one at a time`,
    }
  })
}

/** Two hundred clients, each with its next request as soon as the last one is answered. */
async function manyClients(server: Server, seconds: number): Promise<Row[]> {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  const errors: unknown[] = []
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    createStoreClient({ ...server, buyerIp: `198.51.100.${index}` }),
  )
  const running = Promise.all(
    clients.map((client) => requestUntil(end, { state: { client }, times, errors })),
  )
  await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 6))
  const early = await heapMegabytes(server)
  await running
  const late = await heapMegabytes(server)
  return [
    {
      what: `${CLIENTS} clients at once for ${seconds} s`,
      figure: `${Math.round(times.length / seconds)} requests/s`,
      remark: `${times.length} requests, ${errors.length} errors; p50 ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`,
    },
    {
      what: 'heap after a sixth of that time, and at its end',
      figure: `${early.toFixed(1)} → ${late.toFixed(1)} MB`,
      remark: 'after a garbage collection; the clients share the two cores with it',
    },
  ]
}

async function requestUntil(
  end: number,
  { state, times, errors }: { state: ClientState; times: number[]; errors: unknown[] },
): Promise<void> {
  for (let round = 0; performance.now() < end; round += 1) {
    // A session is begun once and lives on, as a customer's does.
    for (const step of round === 0 ? STEPS : STEPS.filter(({ isOnce }) => !isOnce)) {
      const startedAt = performance.now()
      await step.take(state).catch((error: unknown) => errors.push(error))
      times.push(performance.now() - startedAt)
    }
  }
}

async function heapMegabytes({ child }: Server): Promise<number> {
  child.send('heap')
  const [{ heapMegabytes: megabytes }] = await once(child, 'message')
  return megabytes
}
