import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GuardedSecret } from './guarded-secret.ts'
import { searchText } from './search-text.ts'
import { createSecretIndex } from './secret-index.ts'

const TOKEN = 'f01e2d3c4b5a69788c7b6a5948372615'

const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 32,
  maxLength: 32,
})
const base64url = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
  minLength: 256,
  maxLength: 256,
})
/** A token or an address credential; not one that is all the same character. */
const secretValue = fc.oneof(hex, base64url).filter((value) => new Set(value).size > 8)

/** What may stand around a secret: pages, JSON, scripts, other people's random strings. */
const surroundings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc.webUrl({ withQueryParameters: true }),
  fc.base64String({ maxLength: 200 }),
  fc.stringMatching(/^<div class="[a-z]{1,9}">[a-z &;]{0,40}<\/div>$/),
)

/** The number of characters that a test has chosen at random, as an encoder's chooser. */
type Chooser = (character: string, at: number) => boolean

const some =
  (isChosen: Chooser, encode: (code: number) => string) =>
  (text: string): string =>
    [...text].map((c, at) => (isChosen(c, at) ? encode(c.charCodeAt(0)) : c)).join('')

const hexOf = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

function encoders(isChosen: Chooser): Record<string, (text: string) => string> {
  return {
    plain: (text) => text,
    'URL-encoded, lower case': some(isChosen, (code) => `%${hexOf(code, 2)}`),
    'URL-encoded, upper case': some(isChosen, (code) => `%${hexOf(code, 2).toUpperCase()}`),
    'URL-encoded twice': some(isChosen, (code) => `%25${hexOf(code, 2)}`),
    'escaped for JSON': some(isChosen, (code) => `\\u${hexOf(code, 4)}`),
    'escaped for JSON in JSON': some(isChosen, (code) => `\\\\u${hexOf(code, 4)}`),
    'escaped for JavaScript': some(isChosen, (code) => `\\x${hexOf(code, 2)}`),
    'HTML entities': some(isChosen, (code) => `&#${code};`),
    'HTML entities, in hex': some(isChosen, (code) => `&#x${hexOf(code, 2)};`),
    'base64 of it alone': (text) => Buffer.from(text).toString('base64'),
    'base64 after one character': (text) => Buffer.from(`"${text}`).toString('base64'),
    'base64 after two': (text) => Buffer.from(`{"${text}"}`).toString('base64'),
    'base64 for URLs': (text) => Buffer.from(`ÿÿ${text}ÿ`).toString('base64url'),
    'base64 of base64': (text) =>
      Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
    'base64, URL-encoded': (text) =>
      encodeURIComponent(Buffer.from(`{"t":"${text}"}`).toString('base64')),
    'hex, lower case': (text) => Buffer.from(text).toString('hex'),
    'hex, upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
    'in two nodes': (text) => `<b>${text.slice(0, 15)}</b><!-- --><i>${text.slice(15)}</i>`,
  }
}

const guard = (value: string): GuardedSecret => ({
  label: 'secret',
  value,
  isRandom: true,
  allowedIn: null,
})

describe('a secret is found', () => {
  test.each(Object.keys(encoders(() => true)))('%s, wherever it stands', (form) => {
    fc.assert(
      fc.property(
        secretValue,
        surroundings,
        surroundings,
        fc.array(fc.boolean(), { minLength: 1 }),
        (value, before, after, chosen) => {
          const isChosen: Chooser = (_, at) => chosen[at % chosen.length] === true
          const encode = encoders(isChosen)[form] ?? String
          const text = `${before} ${encode(value)} ${after}`
          expect(searchText(text, createSecretIndex([guard(value)]))).toHaveLength(1)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('by any 12 characters of a token, or 24 of a credential', () => {
    fc.assert(
      fc.property(secretValue, surroundings, fc.nat(), (value, before, from) => {
        const length = value.length > 64 ? 24 : 12
        const start = from % (value.length - length + 1)
        const part = value.slice(start, start + length)
        const [finding] = searchText(`${before}|${part}|`, createSecretIndex([guard(value)]))
        expect(finding?.form).toContain('in parts')
      }),
    )
  })

  test('and only the right one of many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(secretValue, { minLength: 2, maxLength: 20 }), (values) => {
        const secrets = values.map(guard)
        const [first] = secrets
        const found = searchText(`x=${first?.value};`, createSecretIndex(secrets))
        expect(found.map(({ secret }) => secret)).toEqual([first])
      }),
    )
  })
})

describe('no false alarm', () => {
  test('for a text without the secret, whatever is in it', () => {
    fc.assert(
      fc.property(secretValue, fc.array(surroundings), hex, (value, texts, other) => {
        fc.pre(value !== other)
        const text = `${texts.join(' ')} ${other} ${Buffer.from(other).toString('base64')}`
        expect(searchText(text, createSecretIndex([guard(value)]))).toEqual([])
      }),
    )
  })

  test('for a part of a word that is not random', () => {
    const secret: GuardedSecret = {
      label: 'password',
      value: 'Copper-Kiln-Sunday-7',
      isRandom: false,
      allowedIn: null,
    }
    const index = createSecretIndex([secret])
    expect(searchText('Copper-Kiln-Sunday is a nice name', index)).toEqual([])
    expect(searchText('"Copper-Kiln-Sunday-7"', index)).toEqual([{ secret, form: 'plain' }])
  })
})

test.each([
  [TOKEN, 'plain'],
  [encodeURIComponent(`"${TOKEN}"`).replace('f0', '%660'), 'URL-encoded'],
  [`\\u0066${TOKEN.slice(1)}`, 'escaped'],
  [`&#102;${TOKEN.slice(1)}`, 'as HTML entities'],
  [btoa(`{"token":"${TOKEN}"}`), 'base64'],
  [`/a/${btoa(`{"token":"${TOKEN}"}`)}`, 'base64'],
  [Buffer.from(TOKEN).toString('hex'), 'hex'],
  [`${TOKEN.slice(0, 16)} ${TOKEN.slice(16)}`, 'in parts'],
  [[...btoa(TOKEN)].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''), 'URL-encoded, base64'],
])('%s is called %s', (text, form) => {
  const findings = searchText(`(${text})`, createSecretIndex([guard(TOKEN)]))
  expect(findings.map((finding) => finding.form)).toEqual([form])
})
