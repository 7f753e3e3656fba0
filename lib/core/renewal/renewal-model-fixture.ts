import type { TokenRenewal } from './renew-token.ts'
import type { RenewedToken } from './renewal-record.ts'
import { countedFrom } from './shared-renewal.ts'
import {
  BEGINNING,
  MOST_WAITS,
  nextStep,
  type SharedProgress,
  type SharedStep,
  type StepNews,
} from './shared-renewal-steps.ts'

/**
 * For tests: a model of instances that renew one session over a store, in which everything that can
 * happen next is listed, so that all of it can be walked through. What an instance does is the code's
 * own `nextStep`; the store, Shopify, the network and death are of here.
 */
export interface World {
  readonly rules: Rules
  readonly instances: readonly Instance[]
  /** Who has the lock; a ghost is one that a doubled message has taken, and nobody gives back. */
  readonly lock: number | 'ghost' | null
  /** The generation in the record; 0 for none. */
  readonly record: number
  readonly isEnded: boolean
  /** Each generation's `renewedAt`, as its instance has counted it, in seconds. */
  readonly times: readonly number[]
  /** Shopify's side: the generation that is good for one use, or null when the grant is over. */
  readonly good: number | null
  /** How often the token of each generation was sent. */
  readonly sent: readonly number[]
  /** Generations that somebody has seen to: revoked, or found by the log-out. */
  readonly revoked: readonly number[]
  readonly logout: 'none' | 'marked' | 'done'
  readonly faults: Faults
  /** Copies of messages that are still on their way. */
  readonly copies: readonly Effect[]
}

/** What the walk is through: the code's own steps, and a store that does what it should. */
export interface Rules {
  readonly nextStep: typeof nextStep
  /** A lock is given up by whoever asks, and not by its owner alone. */
  readonly unlocksOthers: boolean
  /** A lock ends while its owner is at work. */
  readonly locksEndEarly: boolean
  /** Whatever is in the record is news. */
  readonly adoptsOlder: boolean
}

/** For tests: as it is. Everything else is a mistake that the walk has to find. */
export const RULES: Rules = {
  nextStep,
  unlocksOthers: false,
  locksEndEarly: false,
  adoptsOlder: false,
}

/** How many of each may still happen. */
export interface Faults {
  readonly crashes: number
  readonly losses: number
  /** The same, of what the store is asked, and not of what it is told. */
  readonly silences: number
  readonly doubles: number
  /** Log-outs and stops are no faults, and just as much a matter of chance. */
  readonly logouts: number
  readonly stops: number
}

/** One process, with one request at a time. */
export interface Instance {
  /** The generation of its cookie. */
  readonly cookie: number
  /** By how much its clock is ahead, in seconds. */
  readonly ahead: number
  readonly at: SharedProgress
  readonly isDead: boolean
  /** It was stopped after it had asked for the lock, for longer than that lasts. */
  readonly isLate: boolean
  /** It began after a log-out had been answered. */
  readonly beganAfterLogout: boolean
  /** How many requests it still serves after this one. */
  readonly requests: number
}

/** Something that is done to the store or to Shopify. */
interface Effect {
  readonly do: 'lock' | 'unlock' | 'publish'
  readonly by: number
  readonly generation: number
}

/** What is walked through. */
export interface ModelOptions {
  readonly instances: number
  readonly requests: number
  readonly faults: Faults
  /** There is time for the store to come back. @default there is not */
  readonly canWait?: boolean
  /** @default as it is */
  readonly rules?: Rules
}

const SKEW_SECONDS = [0, 5, -5]

/** For tests: the first world: every instance has a request with the same cookie. */
export function firstWorld({
  instances,
  requests,
  faults,
  canWait = false,
  rules = RULES,
}: ModelOptions): World {
  return {
    rules,
    instances: Array.from({ length: instances }, (_, index) => ({
      cookie: 0,
      ahead: SKEW_SECONDS[index % SKEW_SECONDS.length] ?? 0,
      ...begin(canWait, false),
      isDead: false,
      requests: requests - 1,
    })),
    lock: null,
    record: 0,
    isEnded: false,
    times: [0],
    good: 0,
    sent: [0],
    revoked: [],
    logout: 'none',
    faults,
    copies: [],
  }
}

/** Waits for one other, not for sixteen: what one more brings about, one has. */
function begin(canWait: boolean, beganAfterLogout: boolean) {
  const at: SharedProgress = { ...BEGINNING, canWait, waits: MOST_WAITS - 2 }
  return { at, isLate: false, beganAfterLogout }
}

/** For tests: all that can happen next. */
export function successors(world: World): readonly World[] {
  return [
    ...world.instances.flatMap((_, index) => moves(world, index)),
    ...logoutMoves(world),
    ...lockEnds(world),
    ...world.copies.map((copy, index) => ({
      ...applied(world, copy),
      copies: world.copies.filter((_, other) => other !== index),
    })),
  ]
}

/** All that one instance can do next, or that can happen to it. */
function moves(world: World, index: number): World[] {
  const instance = world.instances[index] as Instance
  if (instance.isDead) return []
  const crash = spend(world, 'crashes', (next) => change(next, index, { isDead: true }))
  if (instance.at.step === 'done') return nextRequest(world, index)
  return [...asked(world, index), ...crash, ...stopped(world, index)]
}

/**
 * Reads an answer. Nobody else sees whether it has been read, so it is as soon as it is there; and
 * whoever only waits comes to its next question.
 */
function read(world: World, index: number, reply: StepNews): World {
  const { at } = world.instances[index] as Instance
  const next = world.rules.nextStep(at, reply)
  const changed = change(world, index, { at: next })
  if (next.step === 'wait' || (next.step === 'unlock' && next.isAlone)) {
    return read(changed, index, DONE)
  }
  if (next.step !== 'done' || next.result.state !== 'logged-out') return changed
  const { minted } = next.result
  return minted === undefined ? changed : revoke(changed, generationOf(minted))
}

/** The browser sends what it was given last, or what another request of it has not yet brought up to date. */
function nextRequest(world: World, index: number): World[] {
  const instance = world.instances[index] as Instance
  // What is still on its way is so for seconds, and nobody renews anew within a minute.
  if (instance.requests === 0 || world.copies.length > 0) return []
  const { result } = instance.at
  const given = result.state === 'renewed' ? generationOf(result) : instance.cookie
  const requests = instance.requests - 1
  return [...new Set([given, instance.cookie])].map((cookie) =>
    change(world, index, {
      cookie,
      requests,
      ...begin(instance.at.canWait, world.logout === 'done'),
    }),
  )
}

/** A step of an instance: its message arrives and is answered; or one of the two is lost; or it comes twice. */
function asked(world: World, index: number): World[] {
  const instance = world.instances[index] as Instance
  const [after, reply] = effect(world, index)
  const right = read(after, index, reply)
  const { step } = instance.at
  const none: StepNews =
    step === 'renew'
      ? { news: 'renewal', renewal: { state: 'failed', failure: DOWN } }
      : { news: 'away' }
  const lost = [world, after].flatMap((each) =>
    spend(each, 'losses', (next) => read(next, index, none)),
  )
  const silence = QUESTIONS.includes(step)
    ? [world, after].flatMap((each) =>
        spend(each, 'silences', (next) => read(next, index, { news: 'away' })),
      )
    : []
  const copy = copyOf(step, index, instance)
  const doubled =
    copy === null
      ? []
      : spend(right, 'doubles', (next) => ({ ...next, copies: [...next.copies, copy] }))
  return [right, ...lost, ...silence, ...doubled]
}

const QUESTIONS: readonly SharedStep[] = ['look', 'lock', 'look-again', 'check', 'last-look']

const DOWN = { outcome: 'unavailable', reason: 'network' } as const

function copyOf(step: string, by: number, { at, cookie }: Instance): Effect | null {
  const generation = at.result.state === 'renewed' ? generationOf(at.result) : cookie
  return step === 'lock' || step === 'unlock' || step === 'publish'
    ? { do: step, by, generation }
    : null
}

/** A process that is stopped here, for longer than its lock lasts, finds out when it goes on. */
function stopped(world: World, index: number): World[] {
  const { at, isLate } = world.instances[index] as Instance
  if (at.step !== 'look-again' || isLate) return []
  return spend(world, 'stops', (next) => ({
    ...change(next, index, { isLate: true }),
    lock: next.lock === index ? null : next.lock,
  }))
}

/** A lock ends by itself when its holder is no longer at work: that is what it is so long for. */
function lockEnds(world: World): World[] {
  const { lock, instances, rules } = world
  if (lock === null) return []
  if (rules.locksEndEarly) return [{ ...world, lock: null }]
  const holder = lock === 'ghost' ? undefined : instances[lock]
  const isAtWork = holder !== undefined && !holder.isDead && holder.at.step !== 'done'
  return isAtWork ? [] : [{ ...world, lock: null }]
}

function logoutMoves(world: World): World[] {
  if (world.logout === 'none') {
    return spend(world, 'logouts', (next) => ({ ...next, isEnded: true, logout: 'marked' }))
  }
  if (world.logout === 'done') return []
  // It revokes the newest that it finds, or what it has: the first generation.
  return [{ ...revoke(world, world.record), logout: 'done' }]
}

/** What a message does, and what is answered. */
function effect(world: World, index: number): [World, StepNews] {
  const instance = world.instances[index] as Instance
  const { at, cookie } = instance
  switch (at.step) {
    case 'lock':
      return world.lock === null
        ? [{ ...world, lock: index }, { news: 'won' }]
        : [world, { news: 'lost' }]
    case 'unlock':
      return [at.isAlone ? world : applied(world, { do: 'unlock', by: index, generation: 0 }), DONE]
    case 'publish':
      return [
        applied(world, {
          do: 'publish',
          by: index,
          generation: generationOf(at.result as RenewedToken),
        }),
        DONE,
      ]
    case 'renew':
      return shopify(world, instance)
    case 'wait':
      return [world, DONE]
    case 'look-again':
      return [world, instance.isLate ? { news: 'late' } : look(world, cookie)]
    default:
      return [world, look(world, cookie)]
  }
}

const DONE: StepNews = { news: 'done' }

function look(world: World, cookie: number): StepNews {
  const { isEnded, record, times, rules } = world
  if (isEnded) return { news: 'ended' }
  const isNews = rules.adoptsOlder ? record > 0 : isOlder(world, cookie)
  return isNews ? { news: 'successor', renewed: tokenOf(record, times) } : { news: 'none' }
}

/** For tests: whether the record is news for a cookie of this generation. */
export function isOlder({ record, times }: World, cookie: number): boolean {
  return (times[record] ?? 0) > (times[cookie] ?? 0)
}

/** A refresh token is good for one use, and a second use ends the grant. */
function shopify(world: World, { cookie, ahead }: Instance): [World, StepNews] {
  const sent = world.sent.map((count, generation) => (generation === cookie ? count + 1 : count))
  if (world.good !== cookie) {
    return [{ ...world, sent, good: null }, renewal({ state: 'dead' })]
  }
  const good = cookie + 1
  const times = [...world.times]
  // Both generations are of the same moment: nothing but the counting tells them apart.
  times[good] = countedFrom(ahead * 1000, (times[cookie] ?? 0) * 1000) / 1000
  sent[good] = 0
  return [{ ...world, sent, good, times }, renewal(tokenOf(good, times))]
}

function renewal(answer: TokenRenewal): StepNews {
  return { news: 'renewal', renewal: answer }
}

/** Only the number counts. */
function tokenOf(generation: number, times: readonly number[]): RenewedToken {
  const renewedAt = (times[generation] ?? 0) * 1000
  return { state: 'renewed', renewedAt, generation } as unknown as RenewedToken
}

/** For tests: the generation of a token of the model. */
export function generationOf(token: RenewedToken): number {
  return (token as unknown as { generation: number }).generation
}

function applied(world: World, { do: what, by, generation }: Effect): World {
  switch (what) {
    case 'lock':
      return world.lock === null ? { ...world, lock: 'ghost' } : world
    case 'unlock':
      return world.lock === by || world.rules.unlocksOthers ? { ...world, lock: null } : world
    case 'publish':
      return { ...world, record: generation }
  }
}

function revoke(world: World, generation: number): World {
  return { ...world, revoked: [...new Set([...world.revoked, generation])].sort() }
}

function spend(world: World, what: keyof Faults, make: (next: World) => World): World[] {
  const left = world.faults[what]
  return left === 0 ? [] : [make({ ...world, faults: { ...world.faults, [what]: left - 1 } })]
}

function change(world: World, index: number, changes: Partial<Instance>): World {
  const instances = world.instances.map((instance, other) =>
    other === index ? { ...instance, ...changes } : instance,
  )
  return { ...world, instances }
}

/**
 * For tests: walks through every world that can come of the first, and checks each, and each step from
 * one to the next; returns how many there are.
 */
export function explore(
  options: ModelOptions,
  check: (world: World) => void,
  checkStep: (before: World, after: World) => void = () => undefined,
): number {
  const first = firstWorld(options)
  const seen = new Set([keyOf(first)])
  const todo = [first]
  for (let world = todo.pop(); world !== undefined; world = todo.pop()) {
    check(world)
    for (const next of successors(world)) {
      checkStep(world, next)
      const key = keyOf(next)
      if (seen.has(key)) continue
      seen.add(key)
      todo.push(next)
    }
  }
  return seen.size
}

/** All that tells two worlds apart. */
function keyOf({ instances, copies, ...world }: World): string {
  const parts = instances.map(({ at, cookie, requests, ...instance }) => {
    const { result } = at
    const given = result.state === 'renewed' ? generationOf(result) : ''
    const minted = result.state === 'logged-out' && result.minted ? generationOf(result.minted) : ''
    const flags = [at.isAlone, instance.isDead, instance.isLate, instance.beganAfterLogout]
    return [
      at.step,
      result.state,
      given,
      minted,
      at.waits,
      cookie,
      requests,
      ...flags.map(Number),
    ].join()
  })
  const { lock, record, isEnded, times, good, sent, revoked, logout, faults } = world
  const rest = [lock, record, Number(isEnded), good, logout, ...Object.values(faults)]
  const lists = [times, sent, revoked, copies.map((copy) => Object.values(copy).join())]
  return [parts.join(';'), rest.join(), ...lists.map((list) => list.join())].join('|')
}
