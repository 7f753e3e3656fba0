import { closedCurve, type Point } from './curve.ts'
import { element } from './markup.ts'
import { light, shade } from './palette.ts'

/** A tube that narrows along its line, from the body outwards. */
export interface Spout {
  /** Unique within one picture. */
  readonly id: string
  readonly line: readonly Point[]
  /** The half-width at each point of the line. */
  readonly widths: readonly number[]
  readonly colour: string
}

/** A spout lit from the upper left, dark underneath. */
export function drawSpout(spout: Spout): string {
  const shape = band(spout, [1, -1])
  const clip = `${spout.id}-contour`
  return [
    element('clipPath', { id: clip }, [element('path', { d: shape })]),
    element('g', { 'clip-path': `url(#${clip})` }, [
      element('path', { d: shape, fill: spout.colour }),
      element('path', {
        d: band(spout, [-0.2, -1.5]),
        fill: shade,
        opacity: 0.45,
        filter: 'url(#soft)',
      }),
      element('path', {
        d: band(spout, [0.7, 0.4]),
        fill: light,
        opacity: 0.4,
        filter: 'url(#soft)',
      }),
    ]),
  ].join('')
}

/** The area between two lines beside the spout's own: 1 is its upper contour, -1 its lower one. */
function band(spout: Spout, [upper, lower]: readonly [number, number]): string {
  return closedCurve([...beside(spout, upper), ...beside(spout, lower).toReversed()])
}

function beside({ line, widths }: Spout, factor: number): readonly Point[] {
  return line.map(([x, y], index) => {
    const before = line[index - 1] ?? [x, y]
    const after = line[index + 1] ?? [x, y]
    const run: Point = [after[0] - before[0], after[1] - before[1]]
    const length = Math.hypot(...run) || 1
    const width = (widths[index] ?? 0) * factor
    return [x - (run[1] / length) * width, y + (run[0] / length) * width]
  })
}
