import { measure } from 'mitata'

/**
 * Time of one call, in nanoseconds, as mitata measures it.
 *
 * @param {() => unknown} call
 * @returns {Promise<{ p50: number, p99: number }>}
 */
export async function nanoseconds(call) {
  const { p50, p99 } = await measure(call)
  return { p50, p99 }
}
