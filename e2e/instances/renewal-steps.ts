/** What an instance asks the store for, on its way through one renewal. */
export type RenewalStep = 'look' | 'lock' | 'look-again' | 'publish' | 'check' | 'unlock'

/**
 * Tells the steps of one renewal by the commands that a Redis is sent, of an instance that renews one
 * session in its life.
 */
export function createStepReader(): (words: readonly string[]) => RenewalStep | null {
  let done: 'nothing' | 'lock' | 'publish' = 'nothing'
  return function readStep([command = '', ...words]) {
    switch (command.toUpperCase()) {
      case 'GET':
      case 'MGET':
        return LOOKS[done]
      case 'SET':
        done = words.includes('NX') ? 'lock' : 'publish'
        return done
      case 'EVAL':
        return 'unlock'
      default:
        return null
    }
  }
}

const LOOKS = { nothing: 'look', lock: 'look-again', publish: 'check' } as const
