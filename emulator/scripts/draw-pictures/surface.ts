import { coordinates } from './curve.ts'
import { element } from './markup.ts'
import { ironSpot, light, shade } from './palette.ts'
import type { Pot } from './pot.ts'
import { createSeededRandom } from './seeded-random.ts'
import { extent, pointOnWall, radiusAt, tilt } from './turned-form.ts'

/** Large, faint clouds, where the glaze pooled or the flame licked. */
export function drawMottling(pot: Pot): string {
  const random = createSeededRandom((pot.seed ?? 1) * 101)
  const { top, bottom, widest } = extent(pot)
  const clouds = Array.from({ length: 9 }, (_, index) => {
    const cx = pot.axis + (random() * 2 - 1) * widest
    const cy = top + random() * (bottom - top)
    const rx = widest * (0.16 + random() * 0.3)
    return element('ellipse', { cx, cy, rx, ry: rx * 0.6, fill: index % 2 === 0 ? light : shade })
  })
  return element('g', { opacity: 0.09, filter: 'url(#softer)' }, clouds)
}

/** The faint spiral the fingers left. */
export function drawThrowingRings(pot: Pot): string {
  const random = createSeededRandom((pot.seed ?? 1) * 7)
  const { top, bottom } = extent(pot)
  const count = Math.round((bottom - top) / 46)
  const rings = Array.from({ length: count }, (_, index) => {
    const y = top + ((index + 0.3 + random() * 0.5) / count) * (bottom - top)
    const radius = radiusAt(pot, y)
    const opacity = 0.02 + random() * 0.05
    const groove = `a${coordinates(radius, radius * tilt)} 0 0 0 ${coordinates(radius * 2, 0)}`
    const line = (stroke: string, height: number) =>
      element('path', {
        d: `M${coordinates(pot.axis - radius, height)}${groove}`,
        stroke,
        'stroke-opacity': opacity,
      })
    return line(shade, y) + line(light, y + 4)
  })
  const attributes = { fill: 'none', 'stroke-width': 3.5, opacity: pot.rings ?? 1 }
  return element('g', attributes, rings)
}

/** Iron spots, foreshortened towards the contour. */
export function drawSpots(pot: Pot): string {
  const random = createSeededRandom((pot.seed ?? 1) * 13)
  const { top, bottom } = extent(pot)
  const spots = Array.from({ length: pot.spots ?? 0 }, () => {
    const y = top + random() * (bottom - top)
    const around = Math.sin((random() - 0.5) * Math.PI)
    const [cx, cy] = pointOnWall(pot, { y, around })
    const ry = 1 + random() ** 4 * 4.5
    const rx = ry * Math.sqrt(1 - around ** 2 * 0.8)
    return element('ellipse', { cx, cy, rx, ry, opacity: 0.35 + random() * 0.5 })
  })
  return element('g', { fill: ironSpot }, spots)
}
