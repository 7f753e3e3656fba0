import { openCurve, type Point } from './curve.ts'
import { type Attributes, element } from './markup.ts'
import { light, shade } from './palette.ts'

/** A handle, a cane, a ring: something round that follows a line. */
export interface Strap {
  readonly line: readonly Point[]
  readonly width: number
  readonly colour: string
}

/** A strap lit from the upper left, with the shadow on its far side. */
export function drawStrap({ line, width, colour }: Strap): string {
  const d = openCurve(line)
  const stroke = (attributes: Attributes) => element('path', { d, ...attributes })
  const filter = `url(#${width > 40 ? 'soft' : 'fine'})`
  const towardsLight = (distance: number) => `translate(${-distance} ${-distance})`
  return element('g', { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }, [
    stroke({ stroke: colour, 'stroke-width': width }),
    stroke({ stroke: shade, 'stroke-width': width, 'stroke-opacity': 0.42 }),
    stroke({
      stroke: colour,
      'stroke-width': width * 0.62,
      transform: towardsLight(width * 0.1),
      filter,
    }),
    stroke({
      stroke: light,
      'stroke-width': width * 0.16,
      'stroke-opacity': 0.5,
      transform: towardsLight(width * 0.2),
      filter,
    }),
  ])
}
