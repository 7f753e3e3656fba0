import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { markedText } from '../scripts/marked-text.ts'
import { picture } from './picture.ts'
import { pictureWords } from './picture-words.ts'
import { ratioRow } from './result-fixture.ts'
import results from './results.json' with { type: 'json' }

const FILE = 'docs/pictures/middleware.svg'
const MEASURED = results.middleware as unknown as Parameters<typeof picture>[0]

test('the picture is what the results say', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(picture(MEASURED))
})

test('so are the words for those who do not see it', () => {
  const image = `![${pictureWords(MEASURED)}](${FILE})`
  expect(markedText(readFileSync('README.md', 'utf8'), 'cost')).toBe(image)
})

test('each row has a point at its ratio, a line as long as its interval, and its figure', () => {
  const svg = drawn([
    ratioRow('no-op, a second process', 1),
    ratioRow('ours, a session', 0.9),
    ratioRow('iron-session', 0.7, 'edge, beside others'),
  ])
  const at = (kind: string) =>
    Number(svg.querySelector(`circle.${kind}, .${kind} circle`)?.getAttribute('cx'))
  const [chance, ours, peer] = [at('chance'), at('ours'), at('peer')]
  expect((chance - peer) / (chance - ours)).toBeCloseTo(3, 2)
  expect(svg.querySelector('.one line')?.getAttribute('x1')).toBe(String(chance))
  const [, from, to] =
    /^M([\d.]+),.*L([\d.]+),/.exec(svg.querySelector('.ours path')?.getAttribute('d') ?? '') ?? []
  expect((Number(from) + Number(to)) / 2).toBeCloseTo(ours, 2)
  expect(svg.textContent).toContain('0.90 (0.88–0.92)')
  expect(svg.querySelector('desc')?.textContent).toContain('ours, a session: 0.90 (0.88–0.92)')
})

test('it has no background, and colours for both schemes', () => {
  const svg = drawn([ratioRow('ours, a session', 1)])
  expect(svg.querySelector('rect')).toBeNull()
  expect(svg.querySelector('style')?.textContent).toContain('prefers-color-scheme: dark')
})

test('what stands beside another than a no-op is not in it', () => {
  const row = { ...ratioRow('ours, many sessions in turn', 1.2), beside: 'iron-session' }
  expect(drawn([row]).textContent).not.toContain('many sessions')
})

function drawn(comparisons: Parameters<typeof picture>[0]['comparisons']): Element {
  const { document } = parseHTML(picture({ comparisons, missing: [] }))
  const svg = document.querySelector('svg')
  if (svg === null) throw new Error('It is no SVG.')
  return svg
}
