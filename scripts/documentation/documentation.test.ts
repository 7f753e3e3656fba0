import { describe, expect, test } from 'vitest'
import { checkCommands } from './check-commands.ts'
import { checkJson } from './check-json.ts'
import { anchorsOf, checkLinks } from './check-links.ts'
import { codeBlocks } from './code-block.ts'
import { compileBlocks } from './compile-blocks.ts'
import { docstringExamples } from './docstring-examples.ts'
import { editions } from './editions.ts'
import { missingImports, publicNames } from './public-names.ts'

const FENCE = '```'

const PAGE = `# A page

**1. \`middleware.ts\`** does something.

${FENCE}ts
export const one = 1
${FENCE}

Then:

${FENCE}tsx
// app/(shop)/[id]/page.tsx, before
import { one } from '../../../middleware'

export const two: string = one
${FENCE}

1. In a list:

   ${FENCE}ts
   export const three = 3
   ${FENCE}

${FENCE}ts
// middleware.ts, after
export const one = 'one'
${FENCE}
`

describe('blocks of a page', () => {
  test('are named by the step above them or by their own first line', () => {
    const named = codeBlocks('docs/a.md', PAGE).map(({ file, line }) => [file, line])
    expect(named).toEqual([
      ['middleware.ts', 6],
      ['app/(shop)/[id]/page.tsx', 12],
      [null, 21],
      ['middleware.ts', 25],
    ])
  })

  test('lose the indentation of the list that they stand in', () => {
    expect(codeBlocks('docs/a.md', PAGE)[2]?.text).toBe('export const three = 3\n')
  })

  test('that show a file once more make a second edition of the whole page', () => {
    expect(editions(codeBlocks('docs/a.md', PAGE)).map(({ path }) => path)).toEqual([
      'docs-a/1/middleware.ts',
      'docs-a/1/app/(shop)/[id]/page.tsx',
      'docs-a/1/line-21.ts',
      'docs-a/2/middleware.ts',
      'docs-a/2/app/(shop)/[id]/page.tsx',
      'docs-a/2/line-21.ts',
    ])
  })
})

test('what does not compile is told by page and line, once, and only where it is wrong', () => {
  const complaints = compileBlocks({
    blocks: codeBlocks('docs/a.md', PAGE),
    folder: 'artifacts/documentation-test',
    given: 'scripts/documentation/given/i18n',
  })
  expect(complaints).toEqual([
    {
      page: 'docs/a.md',
      line: 15,
      message: "TS2322: Type 'number' is not assignable to type 'string'.",
    },
  ])
}, 30_000)

test('examples of docstrings are found by their lines, up to the next tag', () => {
  const source = `/**
 * Does it.
 *
 * @example
 * // one
 * doIt()
 *
 * @example
 *   doIt(2)
 *
 * @throws never
 */
export function doIt() {}
const text = ' * @example'
`
  expect(docstringExamples('lib/do-it.ts', source)).toMatchObject([
    { line: 5, text: '// one\ndoIt()\n\n' },
    { line: 9, text: '  doIt(2)\n\n' },
  ])
})

test('an example gets the imports of what it names and neither imports nor declares', () => {
  const known = publicNames(
    'package',
    `export { a, type B } from './a.ts'\nexport type {\n  C,\n} from './c.ts'\nexport const { d } = e()\n`,
  )
  const code = `import { a } from 'elsewhere'\nconst d: B = a\n`
  expect(missingImports(code, known)).toBe(`import type { B } from 'package';`)
})

describe('what a page tells its reader to run', () => {
  const runnable = {
    scripts: new Set(['demo']),
    commands: new Map([
      ['password', 'Options\n  --rotate  adds one\n'],
      ['storefront-emulator', 'Options\n  --port  where\n'],
    ]),
  }
  const complain = (text: string) =>
    checkCommands('a.md', text, runnable).map(({ message }) => message)

  test('is a script, a command and an option that are there', () => {
    expect(complain('npm run demo; `npx next-storefront-session password --rotate`')).toEqual([])
    expect(complain('npx next-storefront-session --help # or <command>')).toEqual([])
    expect(complain('npx storefront-emulator, or `npx storefront-emulator --port 0`')).toEqual([])
  })

  test('is complained of otherwise', () => {
    expect(complain('npm run dmeo')).toEqual(['package.json has no script "dmeo".'])
    expect(complain('npx next-storefront-session pasword')).toEqual([
      'There is no command "pasword".',
    ])
    expect(complain('npx next-storefront-session password --roll # it')).toEqual([
      '"password" has no option --roll.',
    ])
    expect(complain('`npx storefront-emulator --prot 4010`')).toEqual([
      '"storefront-emulator" has no option --prot.',
    ])
  })
})

test('JSON is JSON', () => {
  const blocks = codeBlocks(
    'a.md',
    `${FENCE}json\n{ "a": 1 }\n${FENCE}\n${FENCE}json\n{ a }\n${FENCE}\n`,
  )
  expect(checkJson(blocks)).toMatchObject([{ page: 'a.md', line: 5 }])
})

test('links and files lead somewhere', () => {
  expect(checkLinks('docs/a.md', '[it](../README.md#try-it) `lib/*/index.ts`')).toEqual([])
  expect(checkLinks('docs/a.md', '[it](https://example.com/) `app/not-here.ts`')).toEqual([])
  expect(checkLinks('docs/a.md', '[a](b.md)\n[b](../README.md#no)\n`lib/no.ts`')).toMatchObject([
    { line: 1, message: 'The link b.md leads nowhere.' },
    { line: 2, message: 'The link ../README.md#no leads nowhere.' },
    { line: 3, message: 'There is no file lib/no.ts.' },
  ])
  expect(anchorsOf('## `init`: into the *app*')).toEqual(['init-into-the-app'])
})
