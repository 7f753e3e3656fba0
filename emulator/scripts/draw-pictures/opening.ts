import { closedCurve, coordinates, type Point } from './curve.ts'
import { element, linearGradient } from './markup.ts'
import { light, shade } from './palette.ts'
import { type TurnedForm, tilt } from './turned-form.ts'

/** The mouth of a pot, seen from slightly above. */
export interface Opening {
  /** Unique within one picture. */
  readonly id: string
  /** The pot whose rim this is. */
  readonly of: TurnedForm
  /** Thickness of the wall. */
  readonly wall: number
  readonly rim: string
  readonly inside: string
  /** What is in it, and how far below the rim. */
  readonly filling?: Filling
  /** How far the rim is pulled out into a beak on the left; not at all by default. */
  readonly beak?: number
  /** How dark it is inside: 1, the default, is a deep pot; a dish is less. */
  readonly depth?: number
}

/** What a pot holds. */
export interface Filling {
  readonly colour: string
  readonly depth: number
}

/** A circle lying flat, as the tilted camera sees it. */
interface Level {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A rim, the inner wall below it, and the filling if there is one. */
export function drawOpening(opening: Opening): string {
  const { id, of, wall, rim, inside, filling, beak = 0, depth = 1 } = opening
  const [y, radius] = of.profile[0] ?? [0, 0]
  const edge = rimLine({ x: of.axis, y, radius }, beak)
  const inner = { x: of.axis, y: y + wall * 0.06, radius: radius - wall }
  const mouth = rimLine(inner, beak * 0.9)
  const rounding = { stroke: shade, 'stroke-opacity': 0.35, 'stroke-width': 8 }
  return [
    element('clipPath', { id: `${id}-mouth` }, [element('path', { d: mouth })]),
    drawGradients(id),
    element('path', { d: edge, fill: rim }),
    element('path', { d: edge, fill: `url(#${id}-lip)` }),
    element('g', { 'clip-path': `url(#${id}-mouth)` }, [
      element('path', { d: mouth, fill: inside }),
      element('path', { d: mouth, fill: `url(#${id}-hollow)`, opacity: depth }),
      filling ? drawFilling(filling, inner) : '',
      element('path', { d: mouth, fill: 'none', ...rounding, filter: 'url(#soft)' }),
    ]),
  ].join('')
}

/** Inside, the near wall hides from the light and the far wall catches it. */
function drawGradients(id: string): string {
  const hollow = linearGradient({ id: `${id}-hollow`, x2: 1, y2: 0.25 }, [
    [0, shade, 0.62],
    [0.5, shade, 0.3],
    [1, shade, 0.06],
  ])
  const lip = linearGradient({ id: `${id}-lip`, x2: 1, y2: 0.2 }, [
    [0, light, 0.75],
    [0.55, light, 0.15],
    [1, shade, 0.3],
  ])
  return hollow + lip
}

function drawFilling({ colour, depth }: Filling, mouth: Level): string {
  const { x } = mouth
  const y = mouth.y + depth
  const radius = mouth.radius - depth * 0.12
  const gleam = { x: x - radius * 0.3, y: y + radius * tilt * 0.1, radius: radius * 0.42 }
  const farEdge = `A${coordinates(radius, radius * tilt)} 0 0 1 ${coordinates(x + radius, y)}`
  return [
    element('ellipse', { ...flat({ x, y, radius }), fill: colour }),
    element('ellipse', { ...flat(gleam), fill: light, opacity: 0.18, filter: 'url(#soft)' }),
    element('path', {
      d: `M${coordinates(x - radius, y)}${farEdge}`,
      fill: 'none',
      stroke: light,
      'stroke-opacity': 0.3,
      'stroke-width': 3,
    }),
  ].join('')
}

function flat({ x, y, radius }: Level) {
  return { cx: x, cy: y, rx: radius, ry: radius * tilt }
}

/** The circle of the rim, pulled out and up on the left where there is a beak. */
function rimLine({ x, y, radius }: Level, beak: number): string {
  const steps = 48
  const points = Array.from({ length: steps }, (_, step): Point => {
    const angle = (step / steps) * 2 * Math.PI
    const pull = beak * Math.exp(-(((angle - Math.PI) / 0.3) ** 2))
    return [x + (radius + pull) * Math.cos(angle), y + radius * tilt * Math.sin(angle) - pull * 0.3]
  })
  return closedCurve(points)
}
