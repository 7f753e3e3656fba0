import { escapeHtml } from '../../catalogue/description.ts'
import { drawEffects } from './effects.ts'
import { element } from './markup.ts'
import { backdrop, shade } from './palette.ts'
import { drawRoom } from './room.ts'

/** The empty room, and what stands there once somebody draws it: for products without a drawing. */
export function drawPlaceholder(title: string): string {
  const canvas = { width: 1200, height: 1500 }
  const namespace = { xmlns: 'http://www.w3.org/2000/svg' }
  return element('svg', { ...namespace, ...canvas, viewBox: '0 0 1200 1500' }, [
    drawEffects(),
    drawRoom(backdrop.linen),
    ...linesOf(title).map(drawLine),
    element('rect', { ...canvas, fill: 'url(#grain)', opacity: 0.36 }),
  ])
}

const LONGEST_LINE = 20

/** Words in lines that fit the width. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function drawLine(line: string, index: number): string {
  const style = { 'font-family': 'Georgia, serif', 'font-size': 92, 'text-anchor': 'middle' }
  const place = { x: 600, y: 640 + index * 116, fill: shade, opacity: 0.72 }
  return element('text', { ...place, ...style }, [escapeHtml(line)])
}
