import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ALONE, type AloneFigures, type AloneRound, figuresOf } from './alone-figures.ts'
import type { AloneTimes } from './alone-process.ts'
import { type BenchStore, startStore } from './bench-store.ts'
import { folderOf } from './build-shop.ts'
import { createDice, shuffled } from './dice.ts'
import { LEGACY } from './session-kind.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'

/** One of those that are measured. */
interface Subject {
  readonly shop: string
  readonly name: string
  /** Null for a no-op that others stand beside. */
  readonly beside: string | null
  readonly store: BenchStore
  readonly cookie: () => Promise<string>
}

const PROCESSES = 30
const REQUESTS = 2000

const CHILD = fileURLToPath(new URL('alone-process.ts', import.meta.url))

/**
 * Measures middleware alone, each time in a fresh process: all of them in a round, in an order that is
 * thrown anew, and so that two in a row of the table are from the same round.
 */
export async function benchAlone({
  isQuick,
}: {
  readonly isQuick: boolean
}): Promise<AloneFigures[]> {
  const [store, hangingStore] = [await startStore(), await startStore()]
  try {
    await hangingStore.hang()
    const subjects = await allSubjects(store, hangingStore)
    const dice = createDice(7)
    const rounds: AloneRound[] = []
    const most = isQuick ? 3 : PROCESSES
    while (rounds.length < most) {
      const round = new Map<string, AloneTimes>()
      for (const subject of shuffled(subjects, dice)) {
        round.set(subject.name, await timesOf(subject))
      }
      rounds.push(round)
      console.log(`    ${rounds.length} of ${most} rounds`)
    }
    return subjects.flatMap(({ name, beside }) =>
      beside === null ? [] : [figuresOf({ name, beside }, rounds)],
    )
  } finally {
    store.close()
    hangingStore.close()
  }
}

async function allSubjects(store: BenchStore, hangingStore: BenchStore): Promise<Subject[]> {
  const [one = ''] = await sessionCookies({ count: 1 })
  // Each process renews a session of its own.
  const inItsWindow = async (at: BenchStore) => (await LEGACY.cookiesInTheWindow(at, 1))[0] ?? ''
  const old = { store, cookie: () => inItsWindow(store) }
  const hanging = { store: hangingStore, cookie: () => inItsWindow(hangingStore) }
  const same = { store, cookie: async () => one }
  const [edge, node] = ['no-op', 'no-op-node']
  return [
    { shop: edge, name: edge, beside: null, ...same },
    { shop: edge, name: 'no-op, a second process', beside: edge, ...same },
    { shop: 'ours', name: ALONE.edge, beside: edge, ...same },
    { shop: 'ours', name: 'ours, a renewed session, its old cookie', beside: edge, ...old },
    { shop: 'by-hand', name: 'by hand, a cookie with each answer', beside: edge, ...same },
    { shop: 'ours', name: 'ours, the store hanging', beside: edge, ...hanging },
    { shop: 'iron-session', name: 'iron-session', beside: edge, ...same },
    { shop: node, name: node, beside: null, ...same },
    { shop: node, name: 'no-op-node, a second process', beside: node, ...same },
    { shop: 'ours-node', name: ALONE.node, beside: node, ...same },
  ]
}

async function timesOf({ shop, store, cookie }: Subject): Promise<AloneTimes> {
  const args = [CHILD, folderOf(shop), await cookie(), String(REQUESTS)]
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...store.environment,
    NODE_ENV: 'production',
    SESSION_PASSWORD: PASSWORD,
  }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return JSON.parse(stdout)
}
