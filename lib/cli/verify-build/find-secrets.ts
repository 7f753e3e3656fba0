import { error, type Finding } from '../finding.ts'
import type { BuildFile } from './build-files.ts'
import type { Secret } from './secrets-of.ts'
import { spellings } from './spellings.ts'

/** Looks for these secrets, in every spelling, in a file. Their values are read once. */
export function secretFinder(secrets: readonly Secret[]) {
  const wanted = secrets.map(({ name, value }) => ({
    name,
    spellings: spellings(value).map(latin1),
  }))
  return function findSecrets({ path, place }: BuildFile, text: string): readonly Finding[] {
    return wanted.flatMap(({ name, spellings: forms }) => {
      const found = forms.find((spelling) => text.includes(spelling.text))
      return found === undefined ? [] : [leak({ path, place, name, form: found.form })]
    })
  }
}

interface Leak extends Pick<BuildFile, 'path' | 'place'> {
  readonly name: string
  readonly form: string
}

function leak({ path, place, name, form }: Leak): Finding {
  return error(
    'secret',
    `${path} (${place}) contains the value of ${name}, ${form}.`,
    `${whereFrom(place)} Then change ${name}: everybody who has seen the site may have it.`,
  )
}

function whereFrom(place: BuildFile['place']): string {
  switch (place) {
    case 'client code':
    case 'source map':
      return "Read it in server code only: not in a component under 'use client', nor under `env` in next.config."
    case 'prerendered page':
      return 'Do not render it in a page, nor pass it to a component as a prop.'
    case 'public file':
      return 'Remove the file from public/.'
  }
}

/** As files are read: one character a byte. */
function latin1<T extends { readonly text: string }>(spelling: T): T {
  return { ...spelling, text: Buffer.from(spelling.text).toString('latin1') }
}
