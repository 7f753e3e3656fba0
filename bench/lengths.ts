import { type Phases, phases } from './phases.ts'

/** How much is measured. */
export interface Lengths {
  readonly isQuick: boolean
  /** How often all processes are started anew: for most rows, and for the first answer, which scatters most. */
  readonly rounds: { readonly usual: number; readonly firstAnswer: number }
  readonly phases: Phases
}

/** No goal is held against it. */
const SHORT = phases(0.1, 3)

/** What a quick run has: a first impression, of few processes, and nothing of many connections. */
const QUICK: Lengths = {
  isQuick: true,
  rounds: { usual: 3, firstAnswer: 3 },
  phases: { ...SHORT, shortLife: SHORT.shortLife.slice(0, 4) },
}

/** How much is measured; a share below 1 for machines that would take too long. */
export function lengths({
  isQuick,
  share = 1,
}: {
  readonly isQuick: boolean
  readonly share?: number
}): Lengths {
  if (isQuick) return QUICK
  return { isQuick, rounds: { usual: 10, firstAnswer: 24 }, phases: phases(share) }
}
