/** A number from 0 to 1, the next one at each call. */
export type Dice = () => number

/** Dice that throw the same numbers for the same seed: mulberry32, by Tommy Ettinger. */
export function createDice(seed: number): Dice {
  let state = seed
  return function dice() {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same things in an order that the dice throw. */
export function shuffled<Thing>(things: readonly Thing[], dice: Dice): Thing[] {
  return things
    .map((thing) => ({ thing, thrown: dice() }))
    .sort((one, other) => one.thrown - other.thrown)
    .map(({ thing }) => thing)
}
