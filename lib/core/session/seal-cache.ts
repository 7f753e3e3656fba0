import { createFifoMap, type FifoMap } from './fifo-map.ts'
import type { SealPasswords } from './seal.ts'

/** One of half a kilobyte for each session that was renewed a moment ago. */
const MOST_SEALS = 500

const byPasswords = new WeakMap<SealPasswords, FifoMap<string>>()

/**
 * Makes a seal, or hands out the one that was made of the same content. A browser that has many
 * requests under way with an old cookie gets the renewed session with each answer, and to seal it
 * takes as long as all the rest of the middleware. `content` has to say everything that is sealed,
 * and what for. Not the promise is kept but the seal: on workerd a request must not wait for
 * another's.
 */
export async function sealOnce(
  passwords: SealPasswords,
  content: string,
  seal: () => Promise<string>,
): Promise<string> {
  const made = byPasswords.get(passwords) ?? createFifoMap<string>(MOST_SEALS)
  byPasswords.set(passwords, made)
  const known = made.get(content)
  if (known !== undefined) return known
  const sealed = await seal()
  made.set(content, sealed)
  return sealed
}
