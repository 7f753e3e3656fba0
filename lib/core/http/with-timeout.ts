/**
 * Waits for a promise, but not longer than `milliseconds`; then `late()` is the answer, and the
 * promise goes on without an audience. Zero does not wait at all.
 */
export async function atMost<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  late: () => Value,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<Value>((resolve) => {
    if (milliseconds <= 0) resolve(late())
    else timer = setTimeout(() => resolve(late()), milliseconds)
  })
  try {
    return await Promise.race([promise, patience])
  } finally {
    clearTimeout(timer)
  }
}
