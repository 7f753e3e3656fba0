import type { Subject } from './comparison.ts'
import type { Load } from './load.ts'

/**
 * Clients that measure: by the port, how long a request takes, turn by turn a bit more or less, and how
 * many of a phase's answers are no page.
 */
export function clientsThatMeasure(
  millisecondsOf: (port: number) => number,
  errorsOf: (port: number) => number = () => 0,
): Load {
  return {
    send: () => Promise.reject(new Error('Nobody asks for this.')),
    compare: async ({ sides, perTurn, turns }) => ({
      clientCpu: 0.02,
      sides: sides.map(({ port }) => {
        const each = millisecondsOf(port)
        const ofTurn = (turn: number) => each * (turn % 2 === 0 ? 1.5 : 0.5)
        return {
          turns: Array.from({ length: turns }, (_, turn) => ofTurn(turn) * perTurn),
          times: Array.from({ length: turns * perTurn }, () => each),
          errors: errorsOf(port),
        }
      }),
    }),
    close: () => undefined,
  }
}

/** The ports of processes that have not been ended. */
export const running = new Set<number>()

/** A storefront whose processes have a port each: tens for the round, ones for who it is. */
export function storefront(name: string, who: number, beside: string | null = 'no-op'): Subject {
  let round = 0
  return {
    name,
    beside,
    async open() {
      round += 1
      const port = round * 10 + who
      running.add(port)
      const close = async () => void running.delete(port)
      return { server: { port, origin: '', cpuMs: () => null, close }, cookies: [''] }
    },
  }
}
