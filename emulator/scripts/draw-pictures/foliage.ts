import { coordinates, openCurve, type Point, sampleCurve } from './curve.ts'
import { element } from './markup.ts'
import { light, shade } from './palette.ts'
import { createSeededRandom } from './seeded-random.ts'

/** A stem with leaves on both sides. */
export interface Sprig {
  readonly stem: readonly Point[]
  readonly colour: string
  readonly leaf: { readonly length: number; readonly width: number; readonly pairs: number }
  readonly seed: number
}

/** A sprig whose leaves grow smaller and steeper towards the tip. */
export function drawSprig(sprig: Sprig): string {
  const random = createSeededRandom(sprig.seed)
  const leaves = Array.from({ length: sprig.leaf.pairs }, (_, pair) => {
    const along = 0.24 + (0.74 * pair) / Math.max(1, sprig.leaf.pairs - 1)
    return drawPair(sprig, { along, random })
  })
  return drawStem(sprig) + leaves.join('')
}

function drawStem({ stem, colour }: Sprig): string {
  const line = { d: openCurve(stem), fill: 'none', 'stroke-linecap': 'round' }
  return [
    element('path', { ...line, stroke: colour, 'stroke-width': 7 }),
    element('path', {
      ...line,
      stroke: shade,
      'stroke-opacity': 0.35,
      'stroke-width': 3,
      transform: 'translate(2 1)',
    }),
  ].join('')
}

/** Two leaves at one place along the stem, 0 being its foot and 1 its tip. */
function drawPair(
  { stem, colour, leaf }: Sprig,
  { along, random }: { readonly along: number; readonly random: () => number },
): string {
  const { base, heading } = placeOn(stem, along)
  const size = 1 - along * 0.45
  const leaves = [-1, 1].map((side) =>
    drawLeaf({
      base,
      angle: heading + side * (0.95 - along * 0.45 + (random() - 0.5) * 0.5),
      length: leaf.length * size * (0.8 + random() * 0.4),
      width: leaf.width * size * (0.8 + random() * 0.4),
      colour,
      depth: random() * 0.34,
    }),
  )
  return leaves.join('')
}

function placeOn(stem: readonly Point[], along: number): { base: Point; heading: number } {
  const points = sampleCurve(stem)
  const index = Math.min(points.length - 2, Math.floor(along * (points.length - 1)))
  const [x, y] = points[index] ?? [0, 0]
  const [nextX, nextY] = points[index + 1] ?? [x, y - 1]
  return { base: [x, y], heading: Math.atan2(nextY - y, nextX - x) }
}

interface Leaf {
  readonly base: Point
  readonly angle: number
  readonly length: number
  readonly width: number
  readonly colour: string
  /** How far back the leaf hangs: darker when larger. */
  readonly depth: number
}

/** A leaf folded along its rib, with the upper half in the light. */
function drawLeaf({ base, angle, length, width, colour, depth }: Leaf): string {
  const half = (bulge: number) =>
    `M0 0C${coordinates(length * 0.25, bulge, length * 0.7, bulge * 0.9, length, 0)}Z`
  const whole = half(-width) + half(width)
  const degrees = (angle * 180) / Math.PI
  const place = `translate(${coordinates(...base)}) rotate(${coordinates(degrees)})`
  return element('g', { transform: place }, [
    element('path', { d: whole, fill: colour }),
    element('path', { d: whole, fill: shade, opacity: depth }),
    element('path', { d: half(Math.cos(angle) > 0 ? -width : width), fill: light, opacity: 0.2 }),
    element('path', {
      d: `M0 0H${coordinates(length * 0.92)}`,
      stroke: shade,
      'stroke-opacity': 0.3,
      'stroke-width': 2,
    }),
  ])
}
