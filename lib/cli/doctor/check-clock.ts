import type { ResolvedConfig } from '../../core/config/config.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { StoreAnswer } from './ask-store.ts'
import { emulatorClock, isEmulated } from './is-emulated.ts'

/** HTTP dates have whole seconds, and an answer takes its time. */
const SMALL_SKEW_SECONDS = 60

/** From here on, sessions end visibly at the wrong time. */
const LARGE_SKEW_SECONDS = 60 * 60

/** Whether the storefront and the store agree on what time it is. */
export async function checkClock(
  { store, now }: Pick<ResolvedConfig, 'store' | 'now'>,
  { response, askedAt, answeredAt }: StoreAnswer,
): Promise<readonly Finding[]> {
  const theirs = Date.parse(response?.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return []
  const movedMs = (await now()) - Date.now()
  const ours = askedAt + (answeredAt - askedAt) / 2 + movedMs
  const skew = Math.round((ours - theirs) / 1000)
  if (Math.abs(skew) <= SMALL_SKEW_SECONDS) {
    return [ok('clock', Math.abs(movedMs) < SMALL_SKEW_SECONDS * 1000 ? AGREES : FOLLOWS)]
  }
  return [(await isEmulated(store.origin)) ? moved(emulatorClock(store.origin)) : differs(skew)]
}

const AGREES = 'The clock agrees with the store’s.'
const FOLLOWS = 'The emulator’s clock has been moved, and the storefront goes by it.'

function moved(clock: string): Finding {
  return warn(
    'clock',
    'The emulator’s clock has been moved, and the storefront goes by that of this machine.',
    `Set EMULATOR_CLOCK_URL=${clock} in .env.local, or move the clock back.`,
  )
}

function differs(skew: number): Finding {
  const size = Math.abs(skew)
  const message = `This machine's clock is ${size} s ${skew > 0 ? 'ahead of' : 'behind'} the store's.`
  const todo =
    'Synchronise it by NTP: it decides when to renew a session and when a session has ended.'
  return (size > LARGE_SKEW_SECONDS ? error : warn)('clock', message, todo)
}
