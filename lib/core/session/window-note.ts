/**
 * The note behind a seal: from which instant on there may be something to do about the session. It
 * stands in the clear, so that a request before it costs no key and no decryption:
 * `Fe26.2*…~2~t3k9z1`, in seconds since the epoch, to the base of 36.
 *
 * Nothing proves it, and nobody is let in by it: it can only keep the middleware from opening a seal,
 * and then the gate opens it. Who forges it, in their own cookie, is renewed late or never
 * (docs/decisions/0053).
 */
const DELIMITER = '~'

/** Of the years 1972 to 2038 in seconds, and until 4453 with a seventh digit. */
const INSTANT = /^[0-9a-z]{6,7}$/

/** A seal with its note. `from` in epoch milliseconds; rounded down, so that it is never late. */
export function withWindowNote(seal: string, from: number): string {
  return `${seal}${DELIMITER}${Math.floor(from / 1000).toString(36)}`
}

/** The seal without its note; a seal that has none, as those of release 0.2 and before, is whole. */
export function withoutWindowNote(value: string): string {
  const [seal = '', version] = value.split(DELIMITER, 2)
  return version === undefined ? seal : `${seal}${DELIMITER}${version}`
}

/**
 * Whether a cookie says that nothing is due at `now` (epoch milliseconds). False where it says
 * nothing, and for what is no seal at all.
 */
export function isBeforeWindow(value: string, now: number): boolean {
  if (!value.startsWith('Fe26.2*')) return false
  const [, , note = ''] = value.split(DELIMITER, 3)
  return INSTANT.test(note) && now < Number.parseInt(note, 36) * 1000
}
