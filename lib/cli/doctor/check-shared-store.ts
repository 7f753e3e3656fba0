import type { ResolvedConfig } from '../../core/config/config.ts'
import type { SharedStore } from '../../core/store/shared-store.ts'
import type { StoreAddress } from '../../core/store/store-address.ts'
import { storeConformance } from '../../core/store/store-conformance.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import { installCommand } from '../project/install-command.ts'
import type { Project } from '../project/read-project.ts'
import { type GivenStore, givenStore } from './given-store.ts'
import {
  inTime,
  obstacleOf,
  openSharedStore,
  type StoreObstacle,
  type StoreOpening,
} from './open-shared-store.ts'

const CHECK = 'shared-store'

/**
 * Whether the store that instances share can be reached by them, and does what it has to. It is asked
 * for entries of its own names, which are gone within a minute. One that the code hands over (the
 * option `store`), and that goes before, is seen and cannot be asked from here.
 */
export async function checkSharedStore(
  { sharedStore, customerAccount }: Pick<ResolvedConfig, 'sharedStore' | 'customerAccount'>,
  { project, ...opening }: StoreOpening & { readonly project: Project | null },
): Promise<readonly Finding[]> {
  const given = project && givenStore(project)
  if (given !== null) return describeGiven(given, { project, isAddressSet: sharedStore !== null })
  if (sharedStore === null) return customerAccount === null ? [] : [NONE]
  if (!('url' in sharedStore)) return []
  const edge = sharedStore.url.startsWith('redis')
    ? checkRuntime('SESSION_STORE_URL is a Redis', project)
    : []
  const opened = await openSharedStore(sharedStore, opening)
  const where = whereOf(sharedStore)
  if ('obstacle' in opened) return [...edge, describe(opened.obstacle, where, opening)]
  const answers = await checkAnswers(opened.store, where, opening).finally(opened.close)
  return [...edge, ...answers]
}

const NONE = ok(
  CHECK,
  'No store is shared, so each instance renews sessions for itself.',
  'With more than one instance, set SESSION_STORE_URL, or the option store: two that use the same refresh token may lose the session.',
)

/** Without a password that may be in the address. */
function whereOf({ url }: StoreAddress): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

/** A Redis needs a socket, which the edge runtime has not. */
function checkRuntime(what: string, project: Project | null): readonly Finding[] {
  const [file] = project?.middlewares ?? []
  if (file === undefined) return []
  const isNode = /proxy\.\w+$/.test(file.path) || /\bruntime\s*:\s*['"]nodejs['"]/.test(file.text)
  return isNode
    ? []
    : [
        error(
          CHECK,
          `${what}, and ${file.path} runs on the edge, which cannot reach one.`,
          'Call it proxy.ts (Next 16), which runs on Node; or use Upstash, whose address begins with https.',
        ),
      ]
}

function describeGiven(
  { path, engine }: GivenStore,
  { project, isAddressSet }: { readonly project: Project | null; readonly isAddressSet: boolean },
): readonly Finding[] {
  if (engine === 'memoryStore') return [warn(CHECK, `${path} hands over a memoryStore().`, MEMORY)]
  const edge = engine === 'redisStore' ? checkRuntime(`${path} hands over a Redis`, project) : []
  const what = engine === null ? 'a store' : `a store, made by ${engine}()`
  const over = isAddressSet ? ' It goes before SESSION_STORE_URL, which is not asked.' : ''
  const seen = `${path} hands over ${what}, which cannot be asked from here.${over}`
  return [...edge, ok(CHECK, seen, ELSEWHERE)]
}

const MEMORY =
  'It is for tests: what one process keeps in its memory, no other sees. Set SESSION_STORE_URL, or hand over one that instances share.'
const ELSEWHERE =
  'Whether it answers is told by GET /api/session/health, where SESSION_HEALTH_TOKEN is set; whether one of your own is right, by storeConformance() in a test.'

function describe(obstacle: StoreObstacle, where: string, opening: StoreOpening): Finding {
  switch (obstacle.is) {
    case 'no-package':
      return error(
        CHECK,
        'SESSION_STORE_URL is a Redis, and the package redis is not installed.',
        installCommand(opening.folder, 'redis'),
      )
    case 'silent':
      return error(CHECK, `${where} did not answer within ${opening.timeoutMs} ms.`, NETWORK)
    case 'unreachable':
      return error(
        CHECK,
        `${where} cannot be reached (${obstacle.code ?? 'for an unknown reason'}).`,
        NETWORK,
      )
    case 'no-store':
      return error(CHECK, `${where} is no Upstash database (HTTP ${obstacle.status}).`, REST)
    case 'refused':
      return error(CHECK, `${where} refuses: ${obstacle.word}.`, ADVICE[obstacle.word] ?? NETWORK)
  }
}

const NETWORK =
  'Check SESSION_STORE_URL, and that this machine may reach it. Meanwhile each instance renews for itself, and a page waits for the store once.'
const REST =
  'SESSION_STORE_URL is UPSTASH_REDIS_REST_URL of the database’s page, or redis://… for a Redis of your own.'
const SECRET =
  'Check the password: of Upstash it is SESSION_STORE_TOKEN (UPSTASH_REDIS_REST_TOKEN), of a Redis it is in SESSION_STORE_URL (redis://user:password@host:port).'
const WRITING =
  'It has to be allowed to write: not the read-only token of Upstash, no replica, and a user with GET, MGET, SET and EVAL.'

/** What a Redis begins its refusals with. */
const ADVICE: Readonly<Record<string, string>> = {
  NOAUTH: SECRET,
  WRONGPASS: SECRET,
  NOPERM: WRITING,
  READONLY: WRITING,
  OOM: 'It is full. Set maxmemory-policy to allkeys-lru, or give it more memory: nothing in it is needed for ever.',
  LOADING: 'It has just been started. Run doctor again in a minute.',
  MISCONF: 'It cannot write to its disk. See its own log.',
}

/** From here on it is felt: a page waits for half a second at most. */
const SLOW_MS = 100

/** Whether it does what is relied on, and how long one answer takes. */
async function checkAnswers(
  store: SharedStore,
  where: string,
  opening: StoreOpening,
): Promise<readonly Finding[]> {
  try {
    const { timeoutMs } = opening
    const latencyMs = await latencyOf(() => inTime(store.get('doctor'), timeoutMs))
    const wrong = await failuresOf(store)
    if (wrong.length > 0) return wrong
    const works = `${where} is shared, and does what it has to (${latencyMs} ms).`
    return [latencyMs > SLOW_MS ? warn(CHECK, works, FAR) : ok(CHECK, works)]
  } catch (failure) {
    return [describe(obstacleOf(failure), where, opening)]
  }
}

const FAR =
  'That is slow: put it in the region of the storefront, and run doctor there. Each question to it is one that a page waits for.'

/** The fastest of three: the first has to connect. */
async function latencyOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now()
    await ask()
    times.push(performance.now() - startedAt)
  }
  return Math.ceil(Math.min(...times))
}

/** The checks that a store of one's own is tried with, all of them. */
async function failuresOf(store: SharedStore): Promise<readonly Finding[]> {
  const checks = storeConformance([store, store])
  const results = await Promise.allSettled(checks.map(({ run }) => run()))
  return results.flatMap((result, index) =>
    result.status === 'fulfilled'
      ? []
      : [
          error(
            CHECK,
            `The shared store is not right: it should be one that ${checks[index]?.name}.`,
            'It has to be a Redis from 2.6.12 on, or Upstash; nothing in front of it may change commands or keep answers.',
          ),
        ],
  )
}
