/** Words for parts of the store whose names in the code are not clear to a reader. */
const WORDS: Readonly<Record<string, string>> = {
  outbox: 'mails',
  limits: 'counted attempts',
  to: 'recipient',
  email: 'e-mail address',
  phone: 'phone number',
  address1: 'first line',
  address2: 'second line',
  zip: 'postcode',
}

/**
 * A path into the state of the store, in words: `.carts[2].lines[0].attributes[1].value` is
 * `the value of an attribute of a line of a cart`.
 */
export function placeInWords(path: string): string {
  const steps = [...path.matchAll(/\.(\w+)((?:\[\d+\])*)/g)]
  return steps
    .map(([, name = '', index]) => (index ? oneOf(wordsOf(name)) : `the ${wordsOf(name)}`))
    .reverse()
    .join(' of ')
}

function wordsOf(name: string): string {
  return WORDS[name] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function oneOf(plural: string): string {
  const singular = plural.replace(/(ss)es$|s$/, '$1')
  return `${/^[aeiou]/.test(singular) ? 'an' : 'a'} ${singular}`
}
