import { dot, link, plot, ruleX, text } from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Compared } from './measure-all.ts'
import { type PictureGroup, type PictureRow, pictureGroups } from './picture-rows.ts'

const WIDTH = 840
const LINE_HEIGHT = 19
const MARGIN = { left: 330, right: 130, top: 30, bottom: 42 }

const TITLE = 'Throughput of a storefront, of the same with a middleware that does nothing'

/** For both schemes of GitHub; a background there is none. */
const STYLE = `
.bench { --text: #1f2328; --quiet: #59636e; --ours: #0969da; }
@media (prefers-color-scheme: dark) {
  .bench { --text: #f0f6fc; --quiet: #9198a1; --ours: #4493f8; }
}
.bench { color: var(--text); }
.bench .ours { color: var(--ours); }
.bench .peer, .bench .chance, .bench .one { color: var(--quiet); }`

/** A line of the picture: a title of a group, or a row. */
interface Line {
  readonly y: number
  readonly title: string | null
  readonly row: PictureRow | null
}

/** The SVG of what was measured: points with their intervals beside the line at 1.00. */
export function picture(compared: Compared): string {
  const groups = pictureGroups(compared)
  const lines = linesOf(groups)
  const rows = lines.flatMap(({ y, row }) => (row === null ? [] : [{ y, ...row }]))
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const least = Math.min(0.9, ...rows.map(({ low }) => low)) - 0.02
  const most = Math.max(1.1, ...rows.map(({ high }) => high)) + 0.02
  const svg = plot({
    // The library asks for a document, and gets one that is none of a browser.
    document: document as unknown as Document,
    className: 'bench',
    width: WIDTH,
    height: MARGIN.top + lines.length * LINE_HEIGHT + MARGIN.bottom,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    style: { fontSize: '12px' },
    x: {
      domain: [least, most],
      label: 'throughput; 1.00 is a middleware that does nothing',
      ticks: 6,
    },
    y: { domain: [-0.5, lines.length - 0.5], reverse: true, axis: null },
    marks: [
      ruleX([1], { className: 'one', strokeDasharray: '3 3' }),
      text(lines, {
        y: 'y',
        text: 'title',
        frameAnchor: 'left',
        dx: -MARGIN.left + 4,
        textAnchor: 'start',
        fontWeight: 'bold',
      }),
      text(rows, {
        y: 'y',
        text: 'name',
        frameAnchor: 'left',
        dx: -MARGIN.left + 16,
        textAnchor: 'start',
      }),
      ...(['ours', 'peer', 'chance'] as const).flatMap((kind) => pointsOf(kind, rows)),
      text(rows, {
        y: 'y',
        text: figureOf,
        frameAnchor: 'right',
        dx: MARGIN.right - 4,
        textAnchor: 'end',
        fontVariant: 'tabular-nums',
      }),
    ],
  })
  return described(svg, document, groups)
}

function pointsOf(kind: PictureRow['kind'], all: readonly (PictureRow & { readonly y: number })[]) {
  const rows = all.filter((row) => row.kind === kind)
  const fill = kind === 'chance' ? 'none' : 'currentColor'
  return [
    link(rows, { className: kind, x1: 'low', x2: 'high', y1: 'y', y2: 'y', strokeWidth: 2 }),
    dot(rows, { className: kind, x: 'ratio', y: 'y', r: 4, fill, stroke: 'currentColor' }),
  ]
}

function linesOf(groups: readonly PictureGroup[]): Line[] {
  return groups
    .flatMap(({ title, rows }) => [
      { title, row: null },
      ...rows.map((row) => ({ title: null, row })),
    ])
    .map((line, y) => ({ y, ...line }))
}

function figureOf({ ratio, low, high }: PictureRow): string {
  return `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

/** For those who hear a page: the title, and each row with its figure. */
function described(svg: Element, document: Document, groups: readonly PictureGroup[]): string {
  const told = (name: string, words: string) => {
    const element = document.createElementNS(svg.namespaceURI, name)
    element.setAttribute('id', `bench-${name}`)
    element.textContent = words
    return element
  }
  const rows = groups.flatMap(({ title, rows: all }) => [
    `${title}:`,
    ...all.map((row) => `${row.name}: ${figureOf(row)}`),
  ])
  svg.prepend(told('title', TITLE), told('desc', rows.join('\n')))
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', 'bench-title bench-desc')
  svg.querySelector('style')?.append(STYLE)
  return `${svg.outerHTML}\n`
}
