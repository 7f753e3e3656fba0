/** More would only be slower on one machine. */
const MOST = 16

/** Reads `--instances`; ends the process with a word about it where it is no number of storefronts. */
export function chosenInstances(value: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count
  console.error(`--instances is a number from 1 to ${MOST}, and not "${value}".`)
  process.exit(1)
}
