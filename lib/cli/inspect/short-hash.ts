import { createHash } from 'node:crypto'

/** The hash that a token has in the emulator's journal: 16 hex digits of its SHA-256. */
export function shortHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 16)
}
