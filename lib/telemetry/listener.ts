import type { SessionEventListener } from '../core/events/emit-event.ts'
import { quietly } from './quietly.ts'
import { recordEvent } from './record-event.ts'

/** Counts what happens to sessions, and passes it on. */
export function listener(next: SessionEventListener | undefined): SessionEventListener {
  return function hear(event) {
    quietly(() => recordEvent(event))
    return next?.(event)
  }
}
