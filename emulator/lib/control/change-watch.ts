/** Tells listeners that something has changed. */
export interface ChangeWatch {
  /** Calls back with the names of what has changed. Returns what ends it. */
  subscribe(listener: (changed: readonly string[]) => void): () => void
}

const INTERVAL_MS = 200

/**
 * Watches a value by looking at it again and again while anybody listens. A switch that a test sets
 * and a token that expires as time goes by tell nobody, so there is nothing else to listen to.
 * `look` returns a text for each part, which is another one when the part has changed.
 */
export function createChangeWatch(look: () => ReadonlyMap<string, string>): ChangeWatch {
  const listeners = new Set<(changed: readonly string[]) => void>()
  let timer: NodeJS.Timeout | undefined
  let seen: ReadonlyMap<string, string> = new Map()

  function compare(): void {
    const current = look()
    const changed = [...current.keys()].filter((name) => current.get(name) !== seen.get(name))
    seen = current
    if (changed.length > 0) for (const listener of listeners) listener(changed)
  }

  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        seen = look()
        timer = setInterval(compare, INTERVAL_MS)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
}
