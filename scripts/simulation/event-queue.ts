/** What happens when, in the order of time; of two at the same instant, the one that was put in first. */
export interface EventQueue {
  /** `at` in milliseconds. */
  put(at: number, happen: () => void): void
  /** When the next is; infinity if there is none. */
  next(): number
  /** Lets the next happen. */
  step(): void
}

interface Entry {
  readonly at: number
  readonly order: number
  readonly happen: () => void
}

/** Creates an empty queue: a binary heap. */
export function createEventQueue(): EventQueue {
  const heap: Entry[] = []
  let order = 0
  return {
    put(at, happen) {
      order += 1
      heap.push({ at, order, happen })
      rise(heap, heap.length - 1)
    },
    next: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
    step() {
      const [first] = heap
      const last = heap.pop()
      if (last !== undefined && last !== first) {
        heap[0] = last
        sink(heap, 0)
      }
      first?.happen()
    },
  }
}

function rise(heap: Entry[], from: number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1
    if (!swapIfBefore(heap, at, parent)) return
    at = parent
  }
}

function sink(heap: Entry[], from: number): void {
  for (let at = from; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    const least = isBefore(heap[right], heap[left]) ? right : left
    if (!swapIfBefore(heap, least, at)) return
    at = least
  }
}

function swapIfBefore(heap: Entry[], one: number, other: number): boolean {
  const [a, b] = [heap[one], heap[other]]
  if (a === undefined || b === undefined || !isBefore(a, b)) return false
  heap[one] = b
  heap[other] = a
  return true
}

function isBefore(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined
  return a.at === b.at ? a.order < b.order : a.at < b.at
}
