/**
 * Waits for a promise, but not longer than `milliseconds`; then `late()` is the answer; the
 * promise goes on, and its result is not awaited. Zero does not wait at all.
 */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  late: () => Value,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<Value>((resolve) => {
    if (milliseconds <= 0) resolve(late())
    else timer = setTimeout(() => resolve(late()), milliseconds)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}
