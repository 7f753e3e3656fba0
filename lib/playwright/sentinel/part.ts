import type { Exemption } from './guarded-secret.ts'

/** Something that a browser received, sent or holds. */
export interface Part {
  /** The door, e.g. `response body`. */
  readonly place: string
  /** Where that was. */
  readonly url: string
  readonly text: string
  /** The kind of secret that may be here. */
  readonly allows: Exemption | null
}

/** Waits for what a browser may never say, such as the end of an endless answer, but not for ever. */
export interface Patience {
  /** When the test is over. */
  readonly over: Promise<void>
  /** The value, or the fallback if the test is over and the value does not come within a second. */
  wait<Value>(value: Promise<Value>, fallback: () => Value | Promise<Value>): Promise<Value>
  end(): void
}

const GRACE_MS = 1000

/** Creates the patience of one test, which ends when `end` is called. */
export function createPatience(): Patience {
  const over = Promise.withResolvers<void>()
  const gone = over.promise.then(
    () => new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS)),
  )
  return {
    over: over.promise,
    wait: (value, fallback) => {
      let isThere = false
      const settled = value.catch(fallback).finally(() => {
        isThere = true
      })
      return Promise.race([settled, gone.then(() => (isThere ? settled : fallback()))])
    },
    end: () => over.resolve(),
  }
}
