import { describe, expect, test } from 'vitest'
import {
  explore,
  type Faults,
  generationOf,
  isOlder,
  type ModelOptions,
  RULES,
  type Rules,
  type World,
} from './renewal-model-fixture.ts'
import { nextStep, type SharedProgress, type StepNews } from './shared-renewal-steps.ts'

const NOTHING: Faults = { crashes: 0, losses: 0, silences: 0, doubles: 0, logouts: 0, stops: 0 }

/**
 * Three instances with a request each, and two that go on to the next generation. With
 * `MODEL_INSTANCES=3`, as in `npm run test:long`, three that do, which are a hundred times as many worlds.
 */
const SIZES = [
  { instances: 3, requests: 1 },
  { instances: Number(process.env['MODEL_INSTANCES'] ?? 2), requests: 2 },
]

/** Of the large size, on a slow machine. */
const TIMEOUT_MS = 20 * 60_000

/** Walks through all that can happen, and checks each world. */
function inEveryWorld(
  faults: Partial<Faults>,
  check: (world: World) => void,
  { canWait } = { canWait: false },
): number {
  const all = { ...NOTHING, ...faults }
  return SIZES.map((size) => explore({ ...size, faults: all, canWait }, check)).reduce(
    (sum, n) => sum + n,
  )
}

function fail(what: string, world: World): never {
  throw new Error(`${what}: ${JSON.stringify(world)}`)
}

/** No refresh token is sent twice, unless one who had sent it has died before it could say what came of it. */
function sentOnce(world: World): void {
  world.sent.forEach((count, generation) => {
    const isLostWith = world.instances.some(
      ({ isDead, at, cookie }) => isDead && at.step === 'publish' && cookie === generation,
    )
    if (count > 1 && !isLostWith) fail('A token was sent twice', world)
  })
}

/** Nobody is given what they have already, or what was before it. */
function givenNewer(world: World): void {
  for (const { at, cookie } of world.instances) {
    if (at.result.state !== 'renewed') continue
    if (generationOf(at.result) <= cookie) fail('Somebody was given an older session', world)
  }
}

/** That a session is over is believed by nobody for whom there is news in the record at that moment. */
function deadAfterLook(before: World, after: World): void {
  after.instances.forEach(({ at, cookie }, index) => {
    const wasBelieved = believesDead(before.instances[index]?.at)
    if (believesDead(at) && !wasBelieved && isOlder(before, cookie)) {
      fail('A session was ended that another has renewed', after)
    }
  })
}

function believesDead(at: SharedProgress | undefined): boolean {
  return at?.result.state === 'dead' && (at.step === 'unlock' || at.step === 'done')
}

/** Nobody is told that the session is over. */
function nobodySignedOut(world: World): void {
  const isOver = world.instances.some(({ at }) => at.step === 'done' && at.result.state === 'dead')
  if (isOver) fail('Somebody was signed out', world)
}

/** Whoever begins after a log-out is given nothing, and what was minted meanwhile is seen to. */
function logoutIsFinal(world: World): void {
  if (world.logout !== 'done') return
  for (const { at, beganAfterLogout } of world.instances) {
    if (at.step === 'done' && at.result.state === 'renewed' && beganAfterLogout) {
      fail('A log-out was undone', world)
    }
  }
  const isAnybodyAtWork = world.instances.some(({ at, isDead }) => !isDead && at.step !== 'done')
  const isSeenTo = world.good === 0 || world.good === null || world.revoked.includes(world.good)
  if (!isAnybodyAtWork && !isSeenTo) fail('A token outlives its log-out', world)
}

describe('every order in which three instances can renew two generations', () => {
  test(
    'sends each token once, and signs nobody out',
    () => {
      let newest = 0
      const worlds = inEveryWorld({}, (world) => {
        sentOnce(world)
        nobodySignedOut(world)
        newest = Math.max(newest, world.good ?? 0)
      })
      expect(worlds).toBeGreaterThan(1000)
      expect(newest).toBeGreaterThanOrEqual(2)
    },
    TIMEOUT_MS,
  )

  test(
    'gives whoever is given something the newest, or what was so when they asked',
    () => {
      inEveryWorld({}, givenNewer)
    },
    TIMEOUT_MS,
  )

  test(
    'never undoes a log-out, whenever it comes',
    () => {
      inEveryWorld({ logouts: 1 }, (world) => {
        sentOnce(world)
        nobodySignedOut(world)
        logoutIsFinal(world)
      })
    },
    TIMEOUT_MS,
  )

  test(
    'sends a token again only after a sender has died with the answer',
    () => {
      inEveryWorld({ crashes: 1 }, sentOnce)
    },
    TIMEOUT_MS,
  )

  test(
    'is not disturbed by a process that is stopped for longer than its lock lasts',
    () => {
      inEveryWorld({ stops: 1 }, (world) => {
        sentOnce(world)
        nobodySignedOut(world)
      })
    },
    TIMEOUT_MS,
  )

  test(
    'sends each token once also where the store is silent, while there is time to wait for it',
    () => {
      const check = (world: World) => {
        sentOnce(world)
        nobodySignedOut(world)
      }
      inEveryWorld({ silences: 2 }, check, { canWait: true })
      expect(() => inEveryWorld({ silences: 2 }, check)).toThrow('A token was sent twice')
    },
    TIMEOUT_MS,
  )

  test(
    'is not disturbed by a message that comes twice',
    () => {
      inEveryWorld({ doubles: 1 }, (world) => {
        sentOnce(world)
        nobodySignedOut(world)
      })
    },
    TIMEOUT_MS,
  )
})

test('a message that is lost ends no session that another instance has renewed', () => {
  const faults = { ...NOTHING, losses: 1 }
  explore({ instances: 3, requests: 1, faults }, givenNewer, deadAfterLook)
  explore({ instances: 1, requests: 3, faults }, givenNewer, deadAfterLook)
})

/** The protocol with one step in the place of another. */
function stepping(
  change: (next: SharedProgress, at: SharedProgress, news: StepNews) => SharedProgress,
) {
  return { nextStep: (at, news) => change(nextStep(at, news), at, news) } satisfies Partial<Rules>
}

const SMALL = { instances: 3, requests: 1 }

interface Mistake extends Pick<ModelOptions, 'instances' | 'requests'> {
  readonly rules: Partial<Rules>
  readonly faults: Partial<Faults>
}

/** Each guard of the protocol, taken away, and what comes of it. */
const MISTAKES: Readonly<Record<string, readonly [Mistake, string]>> = {
  'does not look again when it has the lock': [
    {
      ...SMALL,
      rules: stepping((next) => (next.step === 'look-again' ? { ...next, step: 'renew' } : next)),
      faults: {},
    },
    'A token was sent twice',
  ],
  'answers before it has written': [
    {
      ...SMALL,
      rules: stepping((next, { step, result }) => {
        if (next.step === 'publish') return { ...next, step: 'unlock' }
        if (step === 'unlock' && result.state === 'renewed') return { ...next, step: 'publish' }
        return step === 'publish' ? { ...next, step: 'done' } : next
      }),
      faults: {},
    },
    'A token was sent twice',
  ],
  'writes nothing': [
    {
      ...SMALL,
      rules: stepping((next) => (next.step === 'publish' ? { ...next, step: 'unlock' } : next)),
      faults: {},
    },
    'A token was sent twice',
  ],
  'goes on although it is late': [
    {
      ...SMALL,
      rules: stepping((next, _, { news }) => (news === 'late' ? { ...next, step: 'renew' } : next)),
      faults: { stops: 1 },
    },
    'A token was sent twice',
  ],
  'gives up a lock that another has': [
    { ...SMALL, rules: { unlocksOthers: true }, faults: { stops: 1 } },
    'A token was sent twice',
  ],
  'has a lock that is shorter than a renewal': [
    { ...SMALL, rules: { locksEndEarly: true }, faults: {} },
    'A token was sent twice',
  ],
  'adopts whatever is in the record': [
    { instances: 1, requests: 3, rules: { adoptsOlder: true }, faults: { losses: 1 } },
    'Somebody was given an older session',
  ],
  'believes that a session is over without a last look': [
    {
      ...SMALL,
      rules: stepping((next) => (next.step === 'last-look' ? { ...next, step: 'unlock' } : next)),
      faults: { losses: 1 },
    },
    'A session was ended that another has renewed',
  ],
  'believes it while the store is away': [
    {
      ...SMALL,
      rules: stepping((next, { isAlone }, news) =>
        isAlone && news.news === 'renewal' && news.renewal.state === 'dead'
          ? { ...next, result: news.renewal }
          : next,
      ),
      faults: { losses: 1 },
    },
    'A session was ended that another has renewed',
  ],
  'does not ask for a log-out after it has written': [
    {
      ...SMALL,
      rules: stepping((next) => (next.step === 'check' ? { ...next, step: 'unlock' } : next)),
      faults: { logouts: 1 },
    },
    'A token outlives its log-out',
  ],
}

/** All that has to hold; a token may be sent twice where a message that is lost looks like no answer. */
function allThatHolds(faults: Partial<Faults>): (world: World) => void {
  return (world) => {
    givenNewer(world)
    logoutIsFinal(world)
    if (!faults.losses) sentOnce(world)
  }
}

describe('the walk finds a protocol that', () => {
  test.each(Object.entries(MISTAKES))('%s', (_, [{ rules, faults, ...size }, found]) => {
    const options = { ...size, faults: { ...NOTHING, ...faults } }
    const walk = (each: Rules) => () =>
      explore({ ...options, rules: each }, allThatHolds(faults), deadAfterLook)
    expect(walk({ ...RULES, ...rules })).toThrow(found)
    expect(walk(RULES)).not.toThrow()
  })
})
