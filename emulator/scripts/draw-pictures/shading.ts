import { closedCurve, openCurve, type Point } from './curve.ts'
import { element, linearGradient } from './markup.ts'
import { light, shade } from './palette.ts'
import type { Pot } from './pot.ts'
import {
  extent,
  meridian,
  outline,
  pointOnWall,
  radiusAt,
  type TurnedForm,
  tilt,
} from './turned-form.ts'

/** Light and shadow around the form, and the dark that gathers towards the foot. */
export function drawShading(pot: Pot): string {
  const { top, bottom, widest } = extent(pot)
  const id = `${pot.id}-fall`
  const across = { gradientUnits: 'userSpaceOnUse', x1: 0, x2: 0 }
  return [
    element('g', { filter: 'url(#round)' }, drawStrips(pot)),
    linearGradient({ id, ...across, y1: top, y2: bottom + widest * tilt }, [
      [0, light, 0.2],
      [0.4, light, 0],
      [0.6, shade, 0],
      [1, shade, 0.38],
    ]),
    element('path', { d: outline(pot), fill: `url(#${id})` }),
  ].join('')
}

/** Strips from rim to foot that follow the profile; blurred, they round the form. */
function drawStrips(pot: Pot): readonly string[] {
  const form = withMargins(pot)
  const count = 24
  const angleOf = (mark: number) => (mark / count - 0.5) * Math.PI
  const edge = (mark: number) =>
    meridian(form, Math.sin(angleOf(mark)) * (mark === 0 || mark === count ? 1.35 : 1))
  return Array.from({ length: count }, (_, index) => {
    const left = openCurve(edge(index))
    const right = openCurve(edge(index + 1).toReversed())
    const { fill, opacity } = toneAt(angleOf(index + 0.5))
    return element('path', { d: `${left}L${right.slice(1)}Z`, fill, 'fill-opacity': opacity })
  })
}

/** The light comes from the upper left; the table throws a little of it back on the far side. */
function toneAt(angle: number): { fill: string; opacity: number } {
  const facing = Math.cos(angle + 0.8)
  if (facing > 0.8) return { fill: light, opacity: (facing - 0.8) * 1.3 }
  const bounce = Math.max(0, angle - 1.05) * 0.34
  return { fill: shade, opacity: ((0.8 - facing) / 1.5) ** 1.2 * 0.74 - bounce }
}

/** The window, reflected in the wall of the pot. */
export function drawShine(pot: Pot): string {
  const shine = pot.shine ?? 0.3
  const glow = { d: lens(pot, { around: -0.59, bulge: 0.075, reach: 0.55 }), opacity: shine * 0.75 }
  const core = { d: lens(pot, { around: -0.6, bulge: 0.018, reach: 0.385 }), opacity: shine * 0.6 }
  return [
    element('path', { ...glow, fill: light, filter: 'url(#soft)' }),
    shine > 0.5 ? element('path', { ...core, fill: light, filter: 'url(#fine)' }) : '',
  ].join('')
}

interface Lens {
  readonly around: number
  /** How far it swells to either side. */
  readonly bulge: number
  /** How much of the pot's height it runs down. */
  readonly reach: number
}

function lens(pot: Pot, { around, bulge, reach }: Lens): string {
  const { top, bottom } = extent(pot)
  const steps = 8
  const side = (direction: number): readonly Point[] =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const y = top + (bottom - top) * (0.1 + (reach * step) / steps)
      const swell = direction * bulge * Math.sin((step / steps) * Math.PI) ** 0.6
      return pointOnWall(pot, { y, around: around + swell })
    })
  return closedCurve([...side(-1), ...side(1).toReversed()])
}

function withMargins(pot: Pot): TurnedForm {
  const { top, bottom } = extent(pot)
  return {
    axis: pot.axis,
    profile: [[top - 60, radiusAt(pot, top)], ...pot.profile, [bottom + 40, radiusAt(pot, bottom)]],
  }
}
