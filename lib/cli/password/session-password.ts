import { randomBytes } from 'node:crypto'

/** A new session password: 32 random bytes, in letters that need no quotes in any file or shell. */
export function newSessionPassword(): string {
  return randomBytes(32).toString('base64url')
}
