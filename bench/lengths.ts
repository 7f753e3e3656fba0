import type { Comparison } from './compare.ts'

type Length = Pick<Comparison, 'turns' | 'rounds' | 'warmUp'>

/** As much as it takes to see a difference of one percent; less; least. */
const LENGTHS = {
  exact: { turns: 80, rounds: 3, warmUp: 50 },
  fair: { turns: 100, rounds: 1, warmUp: 50 },
  rough: { turns: 60, rounds: 1, warmUp: 50 },
}

const QUICK = { turns: 15, rounds: 1, warmUp: 15 }

/** How long two storefronts take turns. */
export function lengths({
  isQuick,
}: {
  readonly isQuick: boolean
}): Readonly<Record<keyof typeof LENGTHS, Length>> {
  return isQuick ? { exact: QUICK, fair: QUICK, rough: QUICK } : LENGTHS
}
