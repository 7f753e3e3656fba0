import { openCurve, type Point } from './curve.ts'
import { element } from './markup.ts'
import { light, shade } from './palette.ts'
import type { Glazing, Pot } from './pot.ts'
import { createSeededRandom } from './seeded-random.ts'
import { extent, pointOnWall } from './turned-form.ts'

/** The glaze, if the pot has one; its lower edge wavers and runs. */
export function drawGlaze(pot: Pot): string {
  const { glaze } = pot
  if (!glaze) return ''
  const edge = openCurve(glazeEdge(pot, glaze))
  const above = extent(pot).top - 400
  const area = `M${pot.axis - 900} ${above}L${edge.slice(1)}L${pot.axis + 900} ${above}Z`
  const line = (attributes: Record<string, string | number>) =>
    element('path', { d: edge, fill: 'none', ...attributes })
  const lifted = { stroke: light, 'stroke-opacity': 0.3, 'stroke-width': 6, filter: 'url(#soft)' }
  const dropped = { stroke: shade, 'stroke-opacity': 0.3, 'stroke-width': 9, filter: 'url(#soft)' }
  return [
    line({ ...dropped, transform: 'translate(2 7)' }),
    element('path', { d: area, fill: glaze.colour }),
    line({ stroke: shade, 'stroke-opacity': 0.1, 'stroke-width': 6, transform: 'translate(0 -4)' }),
    line({ ...lifted, transform: 'translate(0 -12)' }),
  ].join('')
}

function glazeEdge(pot: Pot, glaze: Glazing): readonly Point[] {
  const random = createSeededRandom((pot.seed ?? 1) * 31)
  const phase = random() * 6
  const drips = Array.from({ length: 5 }, (_, index) => ({
    angle: (index + 0.2 + random() * 0.6) * (Math.PI / 5) - Math.PI / 2,
    depth: glaze.drip * (0.25 + random() * 0.75),
    width: 0.07 + random() * 0.06,
  }))
  const runAt = (angle: number) =>
    Math.max(
      ...drips.map(({ angle: middle, depth, width }) => {
        const distance = Math.abs((angle - middle) / width)
        return depth * Math.exp(-(distance ** 2.6))
      }),
    )
  const steps = 64
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps - 0.5) * Math.PI
    const waver = 5 * Math.sin(angle * 3 + phase) + 3 * Math.sin(angle * 8)
    const [x, y] = pointOnWall(pot, {
      y: glaze.edge + waver + runAt(angle),
      around: Math.sin(angle),
    })
    return [pot.axis + (x - pot.axis) * 1.02, y]
  })
}
