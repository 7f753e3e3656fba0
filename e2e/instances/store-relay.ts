import { createStepReader, type RenewalStep } from './renewal-steps.ts'

/** Where an instance is stopped: before what it asks for has reached the store, or when it is done. */
export interface StopAt {
  readonly step: RenewalStep
  readonly when: 'before' | 'after'
}

/** Stands between one instance and its store, and lets everything through until it is told otherwise. */
export interface StoreRelay {
  /** In the place of the store's own address. */
  readonly url: string
  /** From then on nothing is let through any more, and `onReached` is called at once. */
  stopAt(at: StopAt, onReached: () => void): void
  close(): Promise<void>
}

/** What becomes of a command. */
export type Verdict = 'pass' | 'drop' | 'pass-and-drop-the-answer'

/** Says what becomes of each command, for a relay of whatever protocol. */
export interface Stopper {
  verdict(words: readonly string[]): Verdict
  /** The command has been answered, and the answer is not handed on. */
  reached(): void
  stopAt: StoreRelay['stopAt']
}

/** Creates one that stops nothing. */
export function createStopper(): Stopper {
  const readStep = createStepReader()
  let stop: (StopAt & { readonly onReached: () => void }) | null = null
  let isStopped = false
  return {
    stopAt(at, onReached) {
      stop = { ...at, onReached }
    },
    verdict(words) {
      const step = readStep(words)
      if (isStopped) return 'drop'
      if (stop === null || step !== stop.step) return 'pass'
      isStopped = true
      if (stop.when === 'after') return 'pass-and-drop-the-answer'
      stop.onReached()
      return 'drop'
    },
    reached: () => stop?.onReached(),
  }
}
