/**
 * For tests: how long something keeps this thread busy, in milliseconds. Not by the clock on the
 * wall: others use the machine too. Of more tries the shortest: the collector of garbage may come at
 * any time.
 */
export async function busyTimeOf(
  work: () => Promise<unknown>,
  { atMost, tries = 5 }: { atMost: number; tries?: number },
): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY
  for (let count = 0; count < tries && shortest > atMost; count += 1) {
    const before = process.threadCpuUsage()
    await work()
    const { user, system } = process.threadCpuUsage(before)
    shortest = Math.min(shortest, (user + system) / 1000)
  }
  return shortest
}
