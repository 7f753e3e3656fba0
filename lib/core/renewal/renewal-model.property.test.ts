import { describe, expect, test } from 'vitest'
import { explore, type Faults, generationOf, type World } from './renewal-model-fixture.ts'

const NOTHING: Faults = { crashes: 0, losses: 0, doubles: 0, logouts: 0, stops: 0 }

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
function inEveryWorld(faults: Partial<Faults>, check: (world: World) => void): number {
  const all = { ...NOTHING, ...faults }
  return SIZES.map((size) => explore({ ...size, faults: all }, check)).reduce((sum, n) => sum + n)
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
      inEveryWorld({}, ({ instances }) => {
        for (const { at, cookie } of instances) {
          if (at.result.state !== 'renewed') continue
          expect(generationOf(at.result)).toBeGreaterThan(cookie)
        }
      })
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
