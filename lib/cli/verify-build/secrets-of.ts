import { readPasswords } from '../../core/session/passwords.ts'
import type { Variables } from '../command.ts'

/** A value that may be seen on the server only. */
export interface Secret {
  /** The variable that holds it. */
  readonly name: string
  readonly value: string
}

/** The secrets of an environment, and the variables whose value is too plain to look for. */
export interface KnownSecrets {
  readonly secrets: readonly Secret[]
  readonly tooPlain: readonly string[]
}

/** What variables with a secret end in. */
const SECRET_NAME = /(?:^|_)(?:SECRET|TOKEN|PASSWORD|KEY)$/

/** Made to be seen: Shopify's public token, and keys that say so. */
const PUBLIC_NAME = /^SHOPIFY_STOREFRONT_ACCESS_TOKEN$|PUBLIC|PUBLISHABLE/

/** Shorter values are found by chance. */
const SHORTEST_SECRET = 8

/** A word of a sentence or of code: a password such as "postgres" is on pages that know nothing of it. */
const PLAIN_WORD = /^(?:[a-z]{1,15}|[A-Z]{1,15}|\d{1,9})$/

/** Finds the secrets of an environment by the names of its variables. */
export function secretsOf(env: Variables): KnownSecrets {
  const all = Object.entries(env).flatMap(([name, value]) => secretsIn(name, value ?? ''))
  const isPlain = ({ value }: Secret) => PLAIN_WORD.test(value)
  return {
    secrets: all.filter((secret) => !isPlain(secret)),
    tooPlain: [...new Set(all.filter(isPlain).map(({ name }) => name))],
  }
}

function secretsIn(name: string, value: string): readonly Secret[] {
  if (name === 'SESSION_STORE_URL') return passwordInAddress(name, value)
  if (!SECRET_NAME.test(name) || PUBLIC_NAME.test(name)) return []
  const values = name === 'SESSION_PASSWORD' ? sessionPasswords(value) : [value]
  return values.filter(isLongEnough).map((each) => ({ name, value: each }))
}

/** That of a Redis, as it stands there and as it is meant. */
function passwordInAddress(name: string, value: string): readonly Secret[] {
  const { password } = URL.canParse(value) ? new URL(value) : { password: '' }
  return [...new Set([password, unescaped(password)])]
    .filter(isLongEnough)
    .map((each) => ({ name, value: each }))
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Every password of a rotation map, whether or not the map is good for anything else. */
function sessionPasswords(value: string): readonly string[] {
  const passwords = Object.values(readPasswords(value, () => undefined))
  return passwords.length > 0 ? passwords : [value]
}

function isLongEnough({ length }: string): boolean {
  return length >= SHORTEST_SECRET
}
