/** A panel, ready to be drawn. */
export interface DrawnPanel {
  readonly title: string
  readonly unit: string
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

const [WIDTH, HEIGHT, GAP] = [460, 196, 12]
const PLOT = { left: 52, top: 36, width: WIDTH - 68, height: 110 }
const COLOURS = [
  '#3274d9',
  '#e0752d',
  '#56a64b',
  '#a352cc',
  '#c4162a',
  '#b8860b',
  '#16827a',
  '#8f3bb8',
]

/** Draws panels two in a row, as an SVG. */
export function drawPanels(title: string, panels: readonly DrawnPanel[]): string {
  const rows = Math.ceil(panels.length / 2)
  const [width, height] = [2 * WIDTH + 3 * GAP, rows * (HEIGHT + GAP) + 48]
  const drawn = panels.map((panel, index) => {
    const x = GAP + (index % 2) * (WIDTH + GAP)
    const y = 42 + Math.floor(index / 2) * (HEIGHT + GAP)
    return `<g transform="translate(${x} ${y})">${drawPanel(panel)}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#24292e"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#f4f5f5"/><text x="${GAP}" y="27" font-size="16" font-weight="600">${escaped(title)}</text>${drawn.join('')}</svg>\n`
}

function drawPanel({ title, unit, lines }: DrawnPanel): string {
  const most = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0)
  const top = most === 0 ? 1 : most * 1.1
  const frame = `<rect width="${WIDTH}" height="${HEIGHT}" rx="3" fill="#fff" stroke="#d8d9da"/><text x="10" y="21" font-size="13" font-weight="600">${escaped(title)}</text>`
  const grid = [0, 0.5, 1].map((part) => {
    const y = PLOT.top + PLOT.height * (1 - part)
    return `<line x1="${PLOT.left}" x2="${PLOT.left + PLOT.width}" y1="${y}" y2="${y}" stroke="#e9ebec"/><text x="${PLOT.left - 6}" y="${y + 4}" text-anchor="end" fill="#6a737b">${withUnit(top * part, unit)}</text>`
  })
  const none = `<text x="${PLOT.left + PLOT.width / 2}" y="${PLOT.top + 58}" text-anchor="middle" fill="#6a737b">No data</text>`
  const drawn = lines.map(({ name, values }, index) => {
    const colour = COLOURS[index % COLOURS.length]
    const [x, y] = [12 + (index % 2) * 222, 168 + Math.floor(index / 2) * 14]
    return `<path d="${pathOf(values, top)}" fill="none" stroke="${colour}" stroke-width="1.6"/><rect x="${x}" y="${y - 3}" width="12" height="3" fill="${colour}"/><text x="${x + 16}" y="${y + 2}" font-size="10">${escaped(name)}</text>`
  })
  return [frame, ...grid, ...(lines.length === 0 ? [none] : drawn)].join('')
}

function pathOf(values: readonly (number | null)[], top: number): string {
  let isOpen = false
  return values
    .map((value, second) => {
      if (value === null) {
        isOpen = false
        return ''
      }
      const x = PLOT.left + (second / Math.max(1, values.length - 1)) * PLOT.width
      const y = PLOT.top + PLOT.height * (1 - value / top)
      const command = isOpen ? 'L' : 'M'
      isOpen = true
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}

function withUnit(value: number, unit: string): string {
  if (unit === 's')
    return value < 1 ? `${Number((value * 1000).toPrecision(3))} ms` : `${value.toFixed(1)} s`
  const text = Number(value.toPrecision(2)).toString()
  return unit === 'ops' ? `${text}/s` : text
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
