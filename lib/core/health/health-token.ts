import { environment } from '../config/config.ts'
import type { SessionOptions } from '../config/options.ts'
import { ConfigurationError } from '../errors.ts'

/** Who has it learns little, but may not be guessed. */
const SHORTEST_TOKEN = 32

/**
 * What `GET /api/session/health` has to be asked with; null where there is no such page.
 *
 * @throws {ConfigurationError} if it can be guessed.
 */
export function healthToken({ healthToken: given }: SessionOptions): string | null {
  const token = given ?? environment()['SESSION_HEALTH_TOKEN'] ?? ''
  if (token === '') return null
  if (token.length >= SHORTEST_TOKEN) return token
  throw new ConfigurationError([{ setting: 'SESSION_HEALTH_TOKEN', message: TOO_SHORT }])
}

const TOO_SHORT =
  'is too short. Set it to at least 32 random characters, e.g. from: openssl rand -base64 32'
